import type { Figures } from "#app/domain/scoring/figure.ts";
import type { RoundResults } from "./round-results.ts";
import { type DepartmentNames, departmentSubject, type RowSubject } from "./row-subject.ts";

/** A group of a round whose figures are shown together. */
export type ResultGroup = {
  /** What addresses call it: a department's id, `others`, or `all` for the organization. */
  readonly key: string;
  readonly subject: RowSubject;
  /** How many departments it is. */
  readonly departments: number;
  readonly figures: Figures;
};

/** The departments, the other departments together where there are any, and last the organization. */
export function groupsOf({ figures }: RoundResults, names: DepartmentNames): readonly ResultGroup[] {
  const { departments, others, organization } = figures;
  const group = (subject: RowSubject, departments: number, figures: Figures): ResultGroup => ({
    key: groupKey(subject),
    subject,
    departments,
    figures,
  });
  return [
    ...departments.map((one) => group(departmentSubject(names, one.department), 1, one)),
    ...(others === null ? [] : [group({ kind: "others" }, others.departments.length, others)]),
    group({ kind: "organization" }, departments.length, organization),
  ];
}

/** What addresses call the subject of a row. */
export function groupKey(subject: RowSubject): string {
  if (subject.kind === "department") return subject.id;
  return subject.kind === "others" ? "others" : "all";
}

/** The group that a reader asked for; the organization where there is none of that key. */
export function chosenGroup(groups: readonly ResultGroup[], key: string | undefined): ResultGroup {
  const found = groups.find((group) => group.key === key) ?? groups.at(-1);
  if (found === undefined) throw new Error("A round always has the organization as a group.");
  return found;
}
