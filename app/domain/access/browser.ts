/** What a browser says it is, in the words that its user knows; null: not known. */
export type Browser = { readonly name: string | null; readonly system: string | null };

/** In this order: every browser claims to be the ones that came before it as well. */
const names: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];

const systems: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** Which browser a User-Agent header is of. */
export function browserOf(userAgent: string): Browser {
  const firstOf = (signs: typeof names) => signs.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
  return { name: firstOf(names), system: firstOf(systems) };
}
