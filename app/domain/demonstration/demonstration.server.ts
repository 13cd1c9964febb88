import { readFile } from "node:fs/promises";
import type { Environment } from "#app/domain/environment.ts";
import { standardFile } from "#app/domain/questionnaire/standard-file.ts";
import { hasOrganizations } from "#db/queries/organizations.ts";
import { addAccounts, type DemonstrationAccount, prepareAccounts } from "./accounts.server.ts";
import { makeExempelkoping } from "./exempelkoping.server.ts";
import { makeKungsor } from "./kungsor.server.ts";
import { makeOrganization } from "./made-up-organization.server.ts";
import type { FreshLink } from "./made-up-round.server.ts";
import { neighbours } from "./neighbours.ts";
import { readPreStudy } from "./pre-study.ts";
import { roundTimes } from "./round-times.ts";

/** How to get into the demonstration; kept as `data/demo.json`, exactly so. */
export type DemonstrationSheet = {
  readonly url: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly invitations: readonly { readonly department: string; readonly url: string }[];
};

/**
 * Fills an empty database with the demonstration: Kungsör's real material of 2020, the made-up municipality
 * Exempelköping and its neighbours, and five accounts. All of it or, where anything fails, nothing.
 *
 * `keep` is called before anything is committed, so that there never is a demonstration that nobody has the
 * passwords of.
 *
 * @throws Error where the database has an organization
 */
export async function makeDemonstration(
  environment: Environment,
  keep: (sheet: DemonstrationSheet) => Promise<void> = async () => {},
): Promise<DemonstrationSheet> {
  const preStudy = readPreStudy(await readJson("./pre-study-2020.json"));
  const accounts = await prepareAccounts(environment);
  return environment.database.transact(async (db) => {
    if (await hasOrganizations(db)) throw new Error("A demonstration is only made in an empty database.");
    const kungsor = await makeKungsor(db, environment, { preStudy, questionnaireFile: standardFile });
    const exempelkoping = await makeExempelkoping(db, environment, standardFile);
    const rounds = roundTimes(environment.now());
    for (const neighbour of neighbours) {
      const own = rounds.filter(({ year }) => year === neighbour.year);
      await makeOrganization(db, environment, neighbour, own, standardFile);
    }
    const department = exempelkoping.departments.get("social");
    if (department === undefined) throw new Error("Exempelköping has no social services.");
    await addAccounts(db, environment, accounts, {
      exempelkoping: exempelkoping.organizationId,
      department,
      kungsor: kungsor.organizationId,
    });
    const sheet = aSheet(environment, accounts, exempelkoping.links);
    await keep(sheet);
    return sheet;
  });
}

function aSheet(
  { baseUrl }: Environment,
  accounts: readonly DemonstrationAccount[],
  links: readonly FreshLink[],
): DemonstrationSheet {
  return {
    url: baseUrl,
    accounts: accounts.map(({ role, email, password }) => ({ role, email, password })),
    invitations: links.map(({ department, token }) => ({ department, url: `${baseUrl}/r/${token}` })),
  };
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(new URL(path, import.meta.url), "utf8"));
}
