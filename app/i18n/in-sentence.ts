/**
 * A title as it stands inside a sentence: with a small first letter, unless its first word is an abbreviation such as
 * "HR" or "IT-stöd".
 */
export function inSentence(title: string): string {
  const [first = "", second = ""] = title;
  const isAbbreviation = second !== second.toLowerCase();
  return isAbbreviation ? title : first.toLowerCase() + title.slice(first.length);
}

/** A sentence as it begins, whatever its first word is called elsewhere. */
export function asSentence(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}
