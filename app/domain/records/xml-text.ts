/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of pairs, and two that are none. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
const impossible = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Surrogate}]/gu;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** A text as it stands in an element or attribute; what XML cannot hold is replaced by U+FFFD. */
export function xmlText(text: string): string {
  return text.replace(impossible, "\uFFFD").replace(/[&<>"\t\n\r]/g, (sign) => escapes[sign] ?? sign);
}

/** A start tag with its attributes; those that are null are left out. */
export function xmlStart(name: string, attributes: Readonly<Record<string, string | number | null>>): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `<${name}${written.join("")}>`;
}
