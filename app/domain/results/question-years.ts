import type { QuestionName } from "#app/domain/questionnaire/definition.ts";
import { isComparable, successorsOf } from "#app/domain/scoring/common-questions.ts";
import { questionFigure } from "#app/domain/scoring/figure-key.ts";
import type { OpenedRound } from "./results-page.ts";
import type { RoundResults } from "./round-results.ts";
import { departmentCharts, groupLines, type Year, type YearLines } from "./years.ts";

/** The levels on a question of the chosen round, in that round and wherever another round asked it too. */
export async function questionYears(opened: OpenedRound, name: QuestionName): Promise<YearLines> {
  const { results, successions, names } = opened;
  const years = await opened.years();
  const asked = namesOver(years, results, name);
  const target = results.questionnaire.questions.find((question) => question.name === name)?.target ?? null;
  const rows = groupLines(years, results, successions, names, {
    target,
    keyIn: (round) => {
      const own = asked.get(round);
      return own === undefined ? null : questionFigure(own);
    },
  });
  return {
    max: results.questionnaire.scale.max,
    names: years.map((year) => year.name),
    breaks: breaksOf(years, asked),
    charts: departmentCharts(rows),
    rows,
  };
}

/** What the question is called in each round that asks it, followed from round to round. */
function namesOver(
  years: readonly Year[],
  chosen: RoundResults,
  name: QuestionName,
): ReadonlyMap<RoundResults, QuestionName> {
  const rounds = years.flatMap(({ results }) => results ?? []);
  const place = rounds.indexOf(chosen);
  const asked = new Map([[chosen, name]]);
  for (let at = place; at > 0; at -= 1) {
    const [newer, older] = [rounds[at], rounds[at - 1]];
    const own = newer && asked.get(newer);
    if (!newer || !older || own === undefined) break;
    const pair = pairsOf(older, newer).find((one) => one.newer.name === own);
    if (pair) asked.set(older, pair.older.name);
  }
  for (let at = place; at < rounds.length - 1; at += 1) {
    const [older, newer] = [rounds[at], rounds[at + 1]];
    const own = older && asked.get(older);
    if (!newer || !older || own === undefined) break;
    const pair = pairsOf(older, newer).find((one) => one.older.name === own);
    if (pair) asked.set(newer, pair.newer.name);
  }
  return asked;
}

function breaksOf(
  years: readonly Year[],
  asked: ReadonlyMap<RoundResults, QuestionName>,
): YearLines["breaks"] {
  return years.flatMap(({ results }, before): YearLines["breaks"] => {
    const previous = years.slice(0, before).findLast((year) => year.results !== null)?.results;
    if (!results || !previous) return [];
    const [older, newer] = [asked.get(previous), asked.get(results)];
    if (older === undefined || newer === undefined) return [];
    if (previous.round.answering !== results.round.answering) return [{ before, reason: "other-answering" }];
    const pair = pairsOf(previous, results).find((one) => one.newer.name === newer);
    return pair && isComparable(pair.older, pair.newer) ? [] : [{ before, reason: "question-changed" }];
  });
}

function pairsOf(older: RoundResults, newer: RoundResults) {
  return successorsOf(older.questionnaire, newer.questionnaire);
}
