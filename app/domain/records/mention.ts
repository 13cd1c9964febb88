/** Where people write what they like. */
export type WrittenPlace =
  | "action"
  | "action-change"
  | "answer"
  | "assessment"
  | "assessment-finding"
  | "fact-check"
  | "log"
  | "mail-text"
  | "organization"
  | "public-page"
  | "recommendation"
  | "round";

/** A row in which a phrase may stand: what it belongs to, and its texts as they are kept. */
export type WrittenRow = {
  readonly place: WrittenPlace;
  readonly id: string;
  /** What it is called: an action's, a round's, an organization's name. */
  readonly title: string;
  /** Of answers alone: whether the round shows single ones. */
  readonly disclosure: "in-office" | "confidential" | null;
  readonly texts: readonly string[];
};

/** A place where somebody is written of in free text, to be judged by people. */
export type Mention = {
  readonly place: WrittenPlace;
  readonly id: string;
  /** What the place belongs to: an action, a round, a report, an event of the log. */
  readonly title: string;
  /** Of answers: which question's; null elsewhere. */
  readonly question: string | null;
  /** What is written; null in rounds that show no single answers. */
  readonly text: string | null;
};

/** Shorter than this a name is in too many words to be looked for. */
const shortestPhrase = 3;

/** What a person may be written of as: each once, long enough to be looked for. */
export function phrasesOf(texts: readonly string[]): readonly string[] {
  const phrases = texts.map((text) => text.trim().toLowerCase());
  return [...new Set(phrases.filter((phrase) => phrase.length >= shortestPhrase))];
}

/**
 * Where one of the phrases is really written, letters great or small alike.
 *
 * @param own ids of responses that are told as the person's own, and not once more
 */
export function mentionsIn(
  rows: readonly WrittenRow[],
  phrases: readonly string[],
  own: ReadonlySet<string>,
): readonly Mention[] {
  return rows.flatMap(({ place, id, title, disclosure, texts }): readonly Mention[] => {
    if (place === "answer" && own.has(id)) return [];
    const showsText = disclosure !== "confidential";
    const found = texts
      .flatMap((text): readonly Written[] => (place === "answer" ? answersIn(text) : wordsIn(text)))
      .filter(({ words }) => phrases.some((phrase) => words.toLowerCase().includes(phrase)));
    return found.map(({ question, words }) => ({
      place,
      // Where single answers are not shown, nothing tells that two places are of the same one.
      id: showsText ? id : "",
      title: wordsIn(title)[0]?.words ?? title,
      question,
      text: showsText ? words : null,
    }));
  });
}

type Written = { readonly question: string | null; readonly words: string };

/** The texts in answers, as `StoredAnswer` keeps them. */
function answersIn(json: string): readonly Written[] {
  const answers: unknown = JSON.parse(json);
  if (typeof answers !== "object" || answers === null) return [];
  return Object.entries(answers).flatMap(([question, kept]: [string, unknown]) =>
    textsIn(kept).map((words) => ({ question, words })),
  );
}

/** The texts in what is kept as JSON, in each language; any other text as it is. */
function wordsIn(text: string): readonly Written[] {
  return textsIn(parsed(text) ?? text).map((words) => ({ question: null, words }));
}

function parsed(text: string): unknown {
  if (!text.startsWith("{")) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null; // somebody's own words, that begin with a brace
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
