/** Where a question is answered: the area for the server, which draws it, and the question for the browser. */
export function questionAddress(handle: string, area: string, question: string): string {
  return `/svara/${handle}?area=${encodeURIComponent(area)}#${encodeURIComponent(questionId(question))}`;
}

/** Where on its page a question stands. */
export function questionId(name: string): string {
  return `question-${name}`;
}
