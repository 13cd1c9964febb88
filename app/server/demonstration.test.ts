import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { aMunicipality, anEnvironment } from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { announceDemonstration, prepareDemonstration } from "./demonstration.server.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

onEachDatabase((openTestDatabase) => {
  describe("starting the demonstration", () => {
    it("fills an empty database and prints the accounts and links that it keeps, for its owner alone", async () => {
      const { place, environment, lines, say } = await aStart();
      const made = await prepareDemonstration(place, environment, say);
      await announceDemonstration(place, "http://127.0.0.1:3000", made, say);
      const sheet = await sheetIn(place.dataFolder);
      expect(Object.keys(sheet)).toEqual(["url", "accounts", "invitations"]);
      expect(sheet.accounts).toHaveLength(5);
      expect(sheet.invitations).toHaveLength(4);
      for (const { email, password } of sheet.accounts) {
        expect(lines.some((line) => line.includes(email) && line.includes(password))).toBe(true);
      }
      for (const { url } of sheet.invitations) expect(lines.join("\n")).toContain(url);
      expect((await stat(join(place.dataFolder, "demo.json"))).mode & 0o777).toBe(0o600);
    });

    it("says at later starts only where they are kept, with links that lead to where it is served now", async () => {
      const { place, environment, lines, say } = await aStart();
      await prepareDemonstration(place, environment, say);
      const before = await sheetIn(place.dataFolder);
      lines.length = 0;
      expect(await prepareDemonstration(place, environment, say)).toBe(false);
      await announceDemonstration(place, "http://127.0.0.1:4242", false, say);
      expect(lines).toEqual([
        `The demonstration's accounts and links are in ${join(place.dataFolder, "demo.json")}.`,
      ]);
      const after = await sheetIn(place.dataFolder);
      expect(after.url).toBe("http://127.0.0.1:4242");
      expect(after.accounts).toEqual(before.accounts);
      expect(after.invitations.map(({ url }) => url)).toEqual(
        before.invitations.map(({ url }) => url.replace(":3000/", ":4242/")),
      );
    });

    it("makes nothing in a real installation, nor where an organization is set up", async () => {
      const { place, environment, lines, say } = await aStart();
      expect(await prepareDemonstration({ ...place, demonstration: false }, environment, say)).toBe(false);
      await aMunicipality(environment);
      expect(await prepareDemonstration(place, environment, say)).toBe(false);
      expect(lines).toEqual([]);
    });

    it("makes nothing where the way into it cannot be kept", async () => {
      const { place, environment, say } = await aStart();
      const occupied = join(place.dataFolder, "a-file");
      await writeFile(occupied, "");
      const nowhere = { ...place, dataFolder: occupied };
      await expect(prepareDemonstration(nowhere, environment, say)).rejects.toThrow();
      expect(await environment.database.read.selectFrom("organizations").select("id").execute()).toEqual([]);
    });
  });

  async function aStart() {
    const dataFolder = await mkdtemp(join(tmpdir(), "mognad-demonstration-"));
    folders.push(dataFolder);
    const lines: string[] = [];
    return {
      place: { demonstration: true, dataFolder },
      environment: anEnvironment(await openTestDatabase()),
      lines,
      say: (line: string) => void lines.push(line),
    };
  }
});

async function sheetIn(dataFolder: string): Promise<{
  url: string;
  accounts: { email: string; password: string }[];
  invitations: { url: string }[];
}> {
  return JSON.parse(await readFile(join(dataFolder, "demo.json"), "utf8"));
}
