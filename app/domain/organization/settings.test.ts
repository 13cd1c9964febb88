import { expect, it } from "vitest";
import { problemCodeOf } from "#app/domain/problem.ts";
import { aMunicipality, anEnvironment, aScope } from "#app/domain/testing.ts";
import { onEachDatabase } from "#db/testing.ts";
import { publicPageOf } from "./public-page.server.ts";
import { changeSettings, changeTexts, settingsPage, textsPage } from "./settings.server.ts";

const none = { sv: "", en: "" };

onEachDatabase((openTestDatabase) => {
  it("keeps what an organization says of itself, and logs which of it was changed", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const scope = aScope(await aMunicipality(environment), "administrator");
    const other = aScope(await aMunicipality(environment, { slug: "annankoping" }), "administrator");
    const settings = {
      name: "Testköping",
      contact: "it@testkoping.example",
      senderName: null,
      replyTo: null,
    };
    await changeSettings(environment, scope, settings);
    await changeSettings(environment, scope, settings);
    expect(await settingsPage(environment, scope)).toMatchObject(settings);
    expect(await settingsPage(environment, other)).toMatchObject({
      name: "Testköpings kommun",
      contact: null,
    });
    const events = await environment.database.read.selectFrom("auditLog").selectAll().execute();
    expect(events).toMatchObject([
      { event: "organization.changed", details: JSON.stringify({ settings: ["name", "contact"] }) },
    ]);
  });

  it("shows everyone what it adds to its public pages, and nothing else of it", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const scope = aScope(await aMunicipality(environment), "administrator");
    await aMunicipality(environment, { slug: "annankoping" });
    const privacy = { sv: "Fråga registratorn.", en: "" };
    await changeTexts(environment, scope, { accessibility: none, privacy });
    await changeTexts(environment, scope, { accessibility: none, privacy });
    expect(await textsPage(environment, scope)).toEqual({ accessibility: none, privacy });
    expect(await publicPageOf(environment, "testkoping", "privacy")).toEqual({
      organization: { slug: "testkoping", name: "Testköpings kommun", synthetic: true, contact: null },
      addition: privacy,
    });
    expect((await publicPageOf(environment, "testkoping", "accessibility")).addition).toBeNull();
    expect((await publicPageOf(environment, "annankoping", "privacy")).addition).toBeNull();
    const missing = await publicPageOf(environment, "ingenstans", "privacy").catch((problem) => problem);
    expect(problemCodeOf(missing)).toBe("not-found");
    const events = await environment.database.read.selectFrom("auditLog").select("event").execute();
    expect(events).toEqual([{ event: "organization.text-changed" }]);
  });
});
