import { quote } from "#app/domain/questionnaire/file/describe.ts";
import type { TextPlace } from "./file-fault.ts";

/** A token of JSON: text in quotes, a sign, or what is neither. */
const token = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;

type Level = { readonly way: string; readonly isList: boolean; index: number; key: string };

/**
 * Where in a JSON text the element stands that a fault's path names, as in `pages[0].elements[2].name (strategy)`;
 * where it is missing, the innermost element around it that is there.
 *
 * @param text JSON without a fault
 */
export function placeInJson(text: string, path: string): TextPlace {
  const wanted = path.replace(/ \([^()]*\)$/, "");
  let best = { at: text.search(/\S/), length: -1 };
  const consider = (way: string, at: number): void => {
    const isAround = wanted === way || (wanted.startsWith(way) && /[.[]/.test(wanted[way.length] ?? ""));
    if (isAround && way.length > best.length) best = { at, length: way.length };
  };

  const levels: Level[] = [];
  let isKey = false;
  for (const { 0: sign, index: at } of text.matchAll(token)) {
    const level = levels.at(-1);
    if (sign === "]" || sign === "}") {
      levels.pop();
      isKey = false;
    } else if (sign === ",") {
      if (level !== undefined) level.index += 1;
      isKey = level?.isList === false;
    } else if (sign === ":") {
      isKey = false;
    } else if (isKey && level !== undefined) {
      level.key = JSON.parse(sign);
      consider(wayOf(level), at);
    } else {
      const way = level === undefined ? "" : wayOf(level);
      if (level?.isList === true) consider(way, at);
      if (sign === "[" || sign === "{") levels.push({ way, isList: sign === "[", index: 0, key: "" });
      isKey = sign === "{";
    }
  }
  const before = text.slice(0, Math.max(0, best.at)).split(/\r\n|\n|\r/);
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

/** The way to what a list or object holds now, as paths of faults spell it. */
function wayOf({ way, isList, index, key }: Level): string {
  if (isList) return `${way}[${index}]`;
  if (!/^[\w$-]+$/.test(key)) return `${way}[${quote(key)}]`;
  return way === "" ? key : `${way}.${key}`;
}
