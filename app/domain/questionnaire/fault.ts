/** One thing wrong in a questionnaire file, said so that its author can mend it. */
export type Fault = {
  /**
   * Where it is: the way through the JSON, then in parentheses the question, panel or page it is in, e.g.
   * `pages[2].elements[3].choices[0].text.en (steering_strategy)`; for the file as a whole `(whole file)`.
   */
  readonly path: string;
  /** What was found and what is expected, in plain English. */
  readonly message: string;
};
