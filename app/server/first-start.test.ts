import { expect, it } from "vitest";
import { consumeAccountLink, openAccountLink } from "#app/domain/access/account-link.server.ts";
import { anEnvironment } from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { announceFirstStart } from "./first-start.server.ts";

const real = { demonstration: false, baseUrl: "https://mognad.example.se" };
const address = /^https:\/\/mognad\.example\.se\/first-start\/([\w-]{27})$/;

onEachDatabase((openTestDatabase) => {
  it("prints a link at each start of a real installation until somebody keeps it", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const start = async () => {
      const lines: string[] = [];
      await announceFirstStart(real, environment, (line) => lines.push(line));
      return lines;
    };
    const [first, second] = [await start(), await start()].map(
      (lines) => address.exec(lines[1] ?? "")?.[1] ?? "",
    );
    expect(first).not.toBe(second);
    expect(await openAccountLink(environment, second ?? "")).toEqual({ makes: "operator" });
    await consumeAccountLink(environment, second ?? "", {
      kind: "new",
      name: "Somebody",
      email: "drift@testkoping.example",
      password: "three words or four",
    });
    expect(await start()).toEqual([]);
  });

  it("prints none in the demonstration", async () => {
    const lines: string[] = [];
    const place = { ...real, demonstration: true };
    await announceFirstStart(place, anEnvironment(await openTestDatabase()), (line) => lines.push(line));
    expect(lines).toEqual([]);
  });
});
