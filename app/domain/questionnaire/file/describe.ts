const longest = 40;

/** A value from a file, named shortly and on one line for a message: `"abc"`, `7`, `a list`. */
export function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return quote(value);
  if (typeof value === "object" && value !== null) return "an object";
  return String(value);
}

/** A text in quotes, cut where it is long; nothing in it can break the line or steer a terminal. */
export function quote(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return JSON.stringify(cut).replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** `a, b and 3 more`: a list short enough for a message. */
export function enumerate(values: Iterable<string | number>, most = 12): string {
  const all = [...values].map((value) => (typeof value === "string" ? quote(value) : String(value)));
  if (all.length === 0) return "none";
  if (all.length <= most) return all.join(", ");
  return `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
}
