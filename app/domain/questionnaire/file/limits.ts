/** How large a questionnaire may be: generous for people, small enough that none can slow the server down. */
export const limits = {
  jsonDepth: 20,
  pages: 100,
  questions: 500,
  choices: 100,
  dimensions: 50,
  levels: 11,
  panelDepth: 5,
  name: 100,
  title: 500,
  description: 2_000,
  condition: 2_000,
  /** The most that an answer in words may be allowed to hold. */
  answerText: 10_000,
} as const;

/** The length of an answer in words where the file sets no `maxLength`. */
export const defaultMaxLength = { text: 1_000, comment: limits.answerText } as const;
