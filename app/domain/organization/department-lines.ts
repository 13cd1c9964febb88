import { type DepartmentKind, departmentKinds } from "#app/domain/questionnaire/definition.ts";

/** A department as somebody writes it: the English name is the Swedish one where none is given. */
export type WrittenDepartment = {
  readonly sv: string;
  readonly en: string;
  readonly kind: DepartmentKind;
  readonly headcount: number | null;
};

export type DepartmentLines =
  | { readonly ok: true; readonly departments: readonly WrittenDepartment[] }
  /** The first line that cannot be taken, counted from 1, and why: the last part of a form error's key. */
  | { readonly ok: false; readonly line: number; readonly fault: DepartmentLineFault };

export type DepartmentLineFault =
  | "missing"
  | "tooLong"
  | "kindUnknown"
  | "headcountUnknown"
  | "tooMany"
  | "twice";

const longestName = 120;
const mostLines = 100;
const mostPeople = 1_000_000;

/** The words that mean a kind, in both languages, as pages show them and as people write them. */
const kindWords: Readonly<Record<DepartmentKind, readonly string[]>> = {
  executive: ["kommunledning", "kommunstyrelse", "ledning", "executive"],
  education: ["utbildning", "skola", "barn och utbildning", "education", "school"],
  social: ["socialtjänst", "social", "vård och omsorg", "omsorg", "social services"],
  technical: ["teknik", "teknisk", "samhällsbyggnad", "technical"],
  company: ["bolag", "kommunalt bolag", "company"],
  other: ["annan", "annat", "övrigt", "other"],
};

/**
 * Departments pasted from a list or a spreadsheet, one a line: name, kind, headcount, name in English, with semicolons
 * or tabs between; all but the name may be left out. Empty lines are passed over.
 */
export function departmentLines(text: string): DepartmentLines {
  const departments: WrittenDepartment[] = [];
  const seen = new Set<string>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const refused = (fault: DepartmentLineFault) => ({ ok: false, line: index + 1, fault }) as const;
    const [sv = "", kindWord = "", headcountWord = "", en = ""] = line
      .split(/[;\t]/)
      .map((part) => part.trim());
    if (sv === "") return refused("missing");
    if (sv.length > longestName || en.length > longestName) return refused("tooLong");
    if (departments.length === mostLines) return refused("tooMany");
    const kind = kindOf(kindWord);
    if (kind === null) return refused("kindUnknown");
    const headcount = headcountOf(headcountWord);
    if (headcount === "unknown") return refused("headcountUnknown");
    if (seen.has(sv.toLowerCase())) return refused("twice");
    seen.add(sv.toLowerCase());
    departments.push({ sv, en: en || sv, kind, headcount });
  }
  return departments.length > 0 ? { ok: true, departments } : { ok: false, line: 1, fault: "missing" };
}

function kindOf(word: string): DepartmentKind | null {
  if (word === "") return "other";
  const lower = word.toLowerCase();
  return departmentKinds.find((kind) => kind === lower || kindWords[kind].includes(lower)) ?? null;
}

/** A whole number of people, as a spreadsheet writes it too: `1 200`. */
export function headcountOf(word: string): number | null | "unknown" {
  const digits = word.replaceAll(/\s/g, "");
  if (digits === "") return null;
  if (!/^\d{1,7}$/.test(digits) || Number(digits) > mostPeople) return "unknown";
  return Number(digits);
}
