import type { LocalizedText, RespondentRole } from "#app/domain/questionnaire/definition.ts";
import type { DepartmentProfile } from "./answers.ts";

/** A municipality that there is not. */
export type MadeUpOrganization = {
  readonly slug: string;
  readonly name: string;
  readonly departments: readonly MadeUpDepartment[];
};

/** A department of one, and those of its people who are invited. */
export type MadeUpDepartment = {
  readonly name: LocalizedText;
  readonly headcount: number;
  readonly profile: DepartmentProfile;
  readonly offices: readonly Office[];
  /** How many have submitted, by year. */
  readonly submitted: Readonly<Record<number, number>>;
  /** How many have begun, and not submitted, in the open round. */
  readonly begun: number;
};

/** Somebody who is invited, as a title: no person is made up. */
export type Office = { readonly role: RespondentRole; readonly title: string };
