import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { membershipRoles } from "#app/domain/access/role.ts";
import {
  type DemonstrationSheet,
  makeDemonstration,
} from "#app/domain/demonstration/demonstration.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import { hasOrganizations } from "#db/queries/organizations.ts";
import type { Settings } from "./settings.ts";

const sheetSchema = z.object({
  url: z.url(),
  accounts: z.array(z.object({ role: z.enum(membershipRoles), email: z.string(), password: z.string() })),
  invitations: z.array(z.object({ department: z.string(), url: z.url() })),
});

type Place = Pick<Settings, "demonstration" | "dataFolder">;

/** Says something to the operator, a line at a time. */
type Say = (line: string) => void;

/**
 * Makes the demonstration where the settings ask for one and the database is empty, and keeps the way into it in
 * `demo.json` in the data folder.
 *
 * @returns whether it was made now
 */
export async function prepareDemonstration(
  place: Place,
  environment: Environment,
  say: Say,
): Promise<boolean> {
  if (!place.demonstration || (await hasOrganizations(environment.database.read))) return false;
  say("The database is empty: making the demonstration …");
  const begun = performance.now();
  await makeDemonstration(environment, (sheet) => keepSheet(place, sheet));
  say(`The demonstration was made in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  return true;
}

/**
 * Tells how to get into the demonstration: everything when it has just been made, else where that is kept. The links
 * in `demo.json` are first made to begin with the address that is served now.
 */
export async function announceDemonstration(
  place: Place,
  address: string,
  made: boolean,
  say: Say,
): Promise<void> {
  if (!place.demonstration) return;
  const kept = await readSheet(place);
  if (!kept) {
    say(
      `This demonstration's accounts are not in ${sheetFile(place)}. Remove the database to make a new one.`,
    );
    return;
  }
  const sheet = movedTo(address, kept);
  if (sheet.url !== kept.url) await keepSheet(place, sheet);
  if (made) for (const line of describe(sheet)) say(line);
  say(`The demonstration's accounts and links are in ${sheetFile(place)}.`);
}

function sheetFile({ dataFolder }: Place): string {
  return join(dataFolder, "demo.json");
}

/** In one step, and for nobody else to read. */
async function keepSheet(place: Place, sheet: DemonstrationSheet): Promise<void> {
  await mkdir(place.dataFolder, { recursive: true });
  const file = sheetFile(place);
  await writeFile(`${file}.new`, `${JSON.stringify(sheet, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function readSheet(place: Place): Promise<DemonstrationSheet | null> {
  try {
    return sheetSchema.parse(JSON.parse(await readFile(sheetFile(place), "utf8")));
  } catch {
    return null; // missing, or not ours: either way there is nothing to tell
  }
}

/** The same sheet for another address: only where links begin differs. */
function movedTo(address: string, { url, accounts, invitations }: DemonstrationSheet): DemonstrationSheet {
  return {
    url: address,
    accounts,
    invitations: invitations.map((link) => ({
      ...link,
      url: link.url.startsWith(`${url}/`) ? address + link.url.slice(url.length) : link.url,
    })),
  };
}

function describe({ url, accounts, invitations }: DemonstrationSheet): readonly string[] {
  return [
    "",
    `Sign in at ${url}/sign-in as one of these:`,
    "",
    ...columns([
      ["role", "e-mail", "password"],
      ...accounts.map(({ role, email, password }) => [role, email, password]),
    ]),
    "",
    "Answer the open round by one of these links, without an account:",
    "",
    ...columns(invitations.map((link) => [link.department, link.url])),
    "",
  ];
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("   ")}`.trimEnd(),
  );
}
