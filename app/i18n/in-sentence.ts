/**
 * An area's title as it stands inside a sentence: with a small first letter, unless it begins with a name: an
 * abbreviation or another word with a capital or figure inside ("HR", "IT-stöd", "SharePoint"), one followed by its
 * other half ("Microsoft Teams", "Agenda 2030"), or the organization's own. What departments and organizations are
 * called is a name, and is never handed in here.
 *
 * @param organization what the organization is called
 */
export function inSentence(title: string, organization: string): string {
  const [word = "", next = ""] = title.split(/\s+/);
  const [own = ""] = organization.split(/\s+/);
  const isOwn = [own, `${own}s`, `${own}'s`, `${own}’s`].includes(word);
  const isName = /^.+[\p{Lu}\p{N}]/u.test(word) || /^(\p{Lu}\p{Ll}|\p{N})/u.test(next) || isOwn;
  const [first = ""] = title;
  return isName ? title : first.toLowerCase() + title.slice(first.length);
}

/** A sentence as it begins, whatever its first word is called elsewhere; a name such as "eHälsa" stays as it is. */
export function asSentence(text: string): string {
  const [first = "", second = ""] = text;
  const isName = second !== second.toLowerCase();
  return isName ? text : first.toUpperCase() + text.slice(first.length);
}
