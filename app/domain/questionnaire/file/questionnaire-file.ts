import type { Questionnaire } from "../definition.ts";
import type { Fault } from "../fault.ts";
import { isDeeperThan } from "./depth.ts";
import { readPages } from "./layout.ts";
import { limits } from "./limits.ts";
import { checkLinks } from "./links.ts";
import { readMaturity } from "./maturity.ts";
import { FaultLog, Place } from "./place.ts";
import { type Appearance, checkProperties } from "./properties.ts";
import { readOptionalText, readText } from "./text.ts";
import { notAsExpected } from "./values.ts";

/** A file as read. `questionnaire` is to be used only where there are no faults: else parts of it are stand-ins. */
export type ReadFile = { readonly faults: readonly Fault[]; readonly questionnaire: Questionnaire };

const appearance: Appearance = {
  showTitle: "flag",
  showPageTitles: "flag",
  showPageNumbers: "flag",
  showQuestionNumbers: "flag-or-word",
  showProgressBar: "flag-or-word",
  progressBarType: "word",
  progressBarLocation: "word",
  questionTitleLocation: "word",
  questionDescriptionLocation: "word",
  questionErrorLocation: "word",
  widthMode: "word",
  pagePrevText: "text",
  pageNextText: "text",
  completeText: "text",
};

/** Reads and checks a questionnaire in one go, and never throws, whatever JSON comes in. */
export function readFile(json: unknown): ReadFile {
  const log = new FaultLog();
  const root = Place.root(json, log);
  // Only a shallow file is walked through: what follows calls itself at every level.
  if (isDeeperThan(json, limits.jsonDepth)) {
    root.fault(`lists and objects stand inside each other more than ${limits.jsonDepth} deep`);
    return { faults: log.inFileOrder(), questionnaire: nothingRead };
  }
  const known = checkProperties(
    root,
    "a questionnaire",
    ["title", "description", "locale", "maturity", "pages", "$schema", "sjsVersion"],
    appearance,
  );
  const questionnaire = known ? readRoot(root) : nothingRead;
  return { faults: log.inFileOrder(), questionnaire };
}

const nothingRead: Questionnaire = {
  id: "",
  version: "",
  title: { sv: "", en: "" },
  scale: { min: 0, max: 1, levels: [] },
  dimensions: [],
  questions: [],
};

function readRoot(root: Place): Questionnaire {
  const title = readText(root.at("title"));
  readOptionalText(root.at("description"));
  const locale = root.at("locale");
  if (!locale.absent && locale.value !== "sv" && locale.value !== "en") notAsExpected(locale, '"sv" or "en"');
  const dimensionsPlace = root.at("maturity").at("dimensions");
  const { id, version, scale, dimensions } = readMaturity(root.at("maturity"));
  const targets = dimensions.length > 0 ? new Map(dimensions.map(({ key, target }) => [key, target])) : null;
  const layout = readPages(root.at("pages"), { scale, targets });
  checkLinks(layout, dimensionsPlace);
  return {
    id,
    version,
    title,
    scale,
    dimensions,
    questions: layout.questions.map(({ question }) => question),
  };
}
