/** Thrown where a sum is asked for that was not made before the round's answers were destroyed: none can be now. */
export class AnswersDestroyed extends Error {
  constructor() {
    super("The answers have been destroyed.");
  }
}
