import type { OrganizationId } from "#app/domain/id.ts";
import type { Reader } from "#db/client.ts";
import { departmentsOf } from "#db/queries/departments.ts";
import { roundsOf } from "#db/queries/rounds.ts";
import { providersOf } from "#db/queries/sign-in-providers.ts";
import { peopleOf } from "#db/queries/users.ts";
import type { LogNames } from "./log-entry.ts";

/** What the ids in an organization's log stand for, with the rounds and people that one can choose between. */
export async function logNames(db: Reader, organizationId: OrganizationId) {
  const [rounds, departments, people, providers] = await Promise.all([
    roundsOf(db, organizationId),
    departmentsOf(db, organizationId),
    peopleOf(db, organizationId),
    providersOf(db, organizationId),
  ]);
  const names: LogNames = {
    rounds: new Map<string, (typeof rounds)[number]>(rounds.map((round) => [round.id, round])),
    departments: new Map<string, (typeof departments)[number]["name"]>(
      departments.map(({ id, name }) => [id, name]),
    ),
    people: new Map<string, string>(people.map(({ id, name }) => [id, name])),
    providers: new Map<string, string>(providers.map(({ id, label }) => [id, label])),
  };
  return { rounds, people, names };
}
