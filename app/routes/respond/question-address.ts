/** Where a question is answered: the area for the server, which draws it, and the question for the browser. */
export function questionAddress(handle: string, area: string, question: string): string {
  return `/svara/${handle}?area=${encodeURIComponent(area)}#question-${encodeURIComponent(question)}`;
}
