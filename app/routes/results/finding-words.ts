import type { TFunction } from "i18next";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Caution, ChangedFigure, Statement } from "#app/domain/results/finding.ts";
import type { QuestionStatement } from "#app/domain/results/question-finding.ts";
import type { RowSubject } from "#app/domain/results/row-subject.ts";
import { formatFor } from "#app/i18n/format.ts";
import { asSentence, inSentence } from "#app/i18n/in-sentence.ts";
import { inLanguage } from "#app/i18n/language.ts";

/** How the reader is spoken to. */
export type Speech = {
  readonly t: TFunction;
  readonly language: string;
  readonly nameOf: (subject: RowSubject) => string;
  /** What changes are since. */
  readonly earlier: string;
};

/** More names would be a list. */
const mostNamed = 3;

const whole: RowSubject = { kind: "organization" };

/** A statement as one sentence. */
export function statementWords(
  statement: Statement,
  { t, language, nameOf, earlier: round }: Speech,
): string {
  const { level, list } = formatFor(language);
  switch (statement.kind) {
    case "lowest":
    case "highest": {
      const { kind, everywhere, amongShown } = statement;
      const dimensions = areaNames(statement.dimensions, { t, language, nameOf });
      const where = amongShown ? "amongShown" : everywhere ? "everywhere" : "plain";
      return t(`finding.${kind}.${where}`, { dimensions, level: level(statement.level) });
    }
    case "level-alike":
      return t("finding.levelAlike", { level: level(statement.level) });
    case "changed": {
      const { word, direction, more, inDepartments } = statement;
      const named = statement.figures.map((figure) => figureWords(figure, { t, language, nameOf }));
      const all =
        more > 0 ? t("finding.more", { figures: named.join(", "), count: more }) : joined(named, t, language);
      const figures =
        inDepartments === 0
          ? all
          : all === ""
            ? t("finding.onlyInDepartments", { count: inDepartments })
            : t("finding.inDepartments", { figures: all, count: inDepartments });
      return t(`finding.changed.${word}.${direction}`, { round, figures });
    }
    case "no-change":
      return t(`finding.noChange.${statement.overall}`, { round });
    case "below-target": {
      const { names, below, departments: count } = statement;
      if (names !== null) {
        return t("finding.target.named", { names: list(names.map((name) => inLanguage(name, language))) });
      }
      if (below === count) return t("finding.target.all", { count });
      return below === 0 ? t("finding.target.none", { count }) : t("finding.target.some", { below, count });
    }
    case "areas-reaching": {
      const { reaching, areas } = statement;
      if (reaching === 0) return t("finding.areas.none");
      return reaching === areas ? t("finding.areas.all") : t("finding.areas.some", { reaching, areas });
    }
  }
}

/** A statement on one question as one sentence. */
export function questionWords(
  statement: QuestionStatement,
  { t, language, nameOf, earlier: round }: Speech,
): string {
  const { level, list } = formatFor(language);
  switch (statement.kind) {
    case "alike":
      return t(`finding.question.alike.${statement.of}`, { level: statement.reached });
    case "spread": {
      const { low, high } = statement;
      return t("finding.question.spread", {
        low: level(low.level),
        lowest: nameOf(low.subject),
        high: level(high.level),
        highest: nameOf(high.subject),
      });
    }
    case "changed": {
      const { subjects, direction, word } = statement;
      return t(`finding.changed.${word}.${direction}`, { round, figures: list(subjects.map(nameOf)) });
    }
    case "uncertain": {
      const { subjects, direction } = statement;
      const name = list(subjects.map(nameOf));
      return asSentence(t(`finding.question.uncertain.${direction}`, { round, name }));
    }
    case "disagreement": {
      const { subjects, of } = statement;
      const count = subjects.length;
      return count > mostNamed
        ? t("finding.question.disagreement.counted", { departments: count, of })
        : asSentence(t("finding.question.disagreement.named", { count, names: list(subjects.map(nameOf)) }));
    }
  }
}

/** A caution as one sentence, or two. */
export function cautionWords(caution: Caution, { t, language, nameOf }: Speech): string {
  const name = nameOf(caution.subject);
  switch (caution.kind) {
    case "few-answered": {
      const { n, invited, detectable } = caution;
      const few = t("finding.caution.fewAnswered", { name, n, invited });
      if (detectable === null) return asSentence(few);
      const points = formatFor(language).points(detectable);
      return `${asSentence(few)} ${t("finding.caution.detectable", { points })}`;
    }
    case "one-answer":
      return asSentence(t("finding.caution.oneAnswer", { name }));
    case "disagreement": {
      const dimension = inSentence(inLanguage(caution.dimension, language), nameOf(whole));
      return asSentence(t(`finding.caution.disagreement.${caution.word}`, { name, dimension }));
    }
  }
}

function figureWords(
  { group, dimension }: ChangedFigure,
  { t, language, nameOf }: Pick<Speech, "t" | "language" | "nameOf">,
): string {
  const figure =
    dimension === null ? t("finding.overall") : inSentence(inLanguage(dimension, language), nameOf(whole));
  if (group === null) return figure;
  const names = formatFor(language).list(group.map((name) => inLanguage(name, language)));
  return t("finding.figureOf", { figure, group: names });
}

/** Areas as they are named together inside a sentence. */
export function areaNames(
  titles: readonly LocalizedText[],
  { t, language, nameOf }: Pick<Speech, "t" | "language" | "nameOf">,
): string {
  const names = titles.map((title) => inSentence(inLanguage(title, language), nameOf(whole)));
  return joined(names, t, language);
}

/** `a, b och c`; where one of them has an "och" of its own, `a, b samt c`. */
function joined(texts: readonly string[], t: TFunction, language: string): string {
  const { list } = formatFor(language);
  const conjunction = list(["", ""]).trim();
  const last = texts.at(-1);
  if (last === undefined || texts.length === 1 || !texts.some((text) => text.includes(` ${conjunction} `))) {
    return list(texts);
  }
  return t("finding.asWellAs", { first: texts.slice(0, -1).join(", "), last });
}
