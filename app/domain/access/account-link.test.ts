import { expect, it } from "vitest";
import { createOrganization } from "#app/domain/organization/create-organization.server.ts";
import { problemCodeOf } from "#app/domain/problem.ts";
import { anEnvironment, type TestEnvironment } from "#app/domain/testing.ts";
import { membershipsOf } from "#db/queries/memberships.ts";
import { knownOrganizations } from "#db/queries/organizations.ts";
import { userIdByEmail } from "#db/queries/users.ts";
import { onEachDatabase } from "#db/testing.ts";
import {
  consumeAccountLink,
  makeFirstOperatorLink,
  makeOperatorLink,
  openAccountLink,
} from "./account-link.server.ts";
import { leaveOperatorRole, nameAdministrator, nameOperator, operatorPage } from "./operator.server.ts";
import { can } from "./permission.ts";

function somebody(email: string) {
  return { kind: "new", name: "Somebody", email, password: "three words or four" } as const;
}

async function problemOf(attempt: Promise<unknown>): Promise<string | null> {
  return problemCodeOf(await attempt.catch((problem: unknown) => problem));
}

/** The operator of an installation that was empty. */
async function anOperator(environment: TestEnvironment, email = "drift@testkoping.example") {
  const token = await makeOperatorLink(environment);
  await consumeAccountLink(environment, token, somebody(email));
  return { id: await idOf(environment, email) };
}

async function idOf({ database }: TestEnvironment, email: string) {
  const id = await userIdByEmail(database.read, email);
  if (id === null) throw new Error("There is no such account.");
  return id;
}

/** Those who keep the installation. */
async function operators({ database }: TestEnvironment) {
  const rows = await database.read.selectFrom("operators").select("userId").execute();
  return rows.map(({ userId }) => userId);
}

async function anOrganization(
  environment: TestEnvironment,
  operator: Awaited<ReturnType<typeof anOperator>>,
) {
  const wanted = { name: "Testköping", slug: "testkoping", kind: "municipality", contact: null } as const;
  const fault = await createOrganization(environment, operator, { ...wanted, ownRole: "none" });
  expect(fault).toBeNull();
  const [organization] = await knownOrganizations(environment.database.read);
  if (!organization) throw new Error("It was not made.");
  return organization;
}

onEachDatabase((openTestDatabase) => {
  it("makes the first operator once, and each start's link ends the one before", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const first = (await makeFirstOperatorLink(environment)) ?? "";
    const second = (await makeFirstOperatorLink(environment)) ?? "";
    expect(await problemOf(openAccountLink(environment, first))).toBe("link-unknown");
    expect(await openAccountLink(environment, second)).toEqual({ makes: "operator" });
    const used = await consumeAccountLink(environment, second, somebody("Drift@Testkoping.example"));
    expect(used).toEqual({ ok: true, organizationSlug: null });
    expect(await operators(environment)).toEqual([await idOf(environment, "drift@testkoping.example")]);
    expect(
      await problemOf(consumeAccountLink(environment, second, somebody("annan@testkoping.example"))),
    ).toBe("link-unknown");
    expect(await makeFirstOperatorLink(environment)).toBeNull();
  });

  it("keeps only the link's hash, and lets it work for a day", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const token = (await makeFirstOperatorLink(environment)) ?? "";
    expect(Buffer.from(token, "base64url")).toHaveLength(20);
    const rows = await environment.database.read.selectFrom("accountLinks").selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(token);
    environment.moveClockTo("2026-11-24T08:59:59.000Z");
    expect(await problemOf(openAccountLink(environment, token))).toBeNull();
    environment.moveClockTo("2026-11-24T09:00:00.000Z");
    expect(await problemOf(openAccountLink(environment, token))).toBe("link-expired");
    expect(await problemOf(consumeAccountLink(environment, token, somebody("a@b.example")))).toBe(
      "link-expired",
    );
  });

  it("makes one account where a link is used twice at once", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const token = await makeOperatorLink(environment);
    const results = await Promise.allSettled(
      ["a@b.example", "c@d.example"].map((email) => consumeAccountLink(environment, token, somebody(email))),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await operatorPage(environment, { id: "nobody" as never })).operators).toHaveLength(1);
  });

  it("takes over no account: who has one signs in and takes the role with it", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const operator = await anOperator(environment);
    const token = await makeOperatorLink(environment);
    const taken = await consumeAccountLink(environment, token, somebody("drift@testkoping.example"));
    expect(taken).toEqual({ ok: false, fault: "emailTaken" });
    // The link is still there for its holder.
    expect(await consumeAccountLink(environment, token, { kind: "user", ...operator })).toMatchObject({
      ok: true,
    });
  });

  it("makes organizations that the operator is nobody in, and that use the standard questionnaire", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const operator = await anOperator(environment);
    const { id, slug } = await anOrganization(environment, operator);
    const memberships = await membershipsOf(environment.database.read, operator.id);
    expect(memberships).toEqual([]);
    const actor = { kind: "user", id: operator.id, name: "", isOperator: true, memberships } as const;
    expect(can(actor, "organization.read", slug)).toBe(false);
    const adopted = await environment.database.read.selectFrom("questionnaires").selectAll().execute();
    expect(adopted).toMatchObject([{ organizationId: id }]);
    const again = { name: "Annan", slug, kind: "federation", contact: null, ownRole: "none" } as const;
    expect(await createOrganization(environment, operator, again)).toBe("slugTaken");
    expect(await knownOrganizations(environment.database.read)).toHaveLength(1);
  });

  it("gives who makes it the roles that they ask for, in that organization alone", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const operator = await anOperator(environment);
    const wanted = { name: "Egen", slug: "egen", kind: "municipality", contact: null } as const;
    const ownRole = "administrator-and-coordinator";
    await createOrganization(environment, operator, { ...wanted, ownRole });
    await anOrganization(environment, operator);
    const memberships = await membershipsOf(environment.database.read, operator.id);
    expect(memberships.map((one) => [one.organizationSlug, one.role]).toSorted()).toEqual([
      ["egen", "administrator"],
      ["egen", "coordinator"],
    ]);
  });

  it("names an organization's first administrator, by account or by link, and no second", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const operator = await anOperator(environment);
    const { id } = await anOrganization(environment, operator);
    const named = await nameAdministrator(environment, operator, id, "chef@testkoping.example");
    if (named.kind !== "link") throw new Error("There is no such account yet.");
    expect(await openAccountLink(environment, named.token)).toEqual({
      makes: "administrator",
      organization: "Testköping",
    });
    const used = await consumeAccountLink(environment, named.token, somebody("chef@testkoping.example"));
    expect(used).toEqual({ ok: true, organizationSlug: "testkoping" });
    const chief = await idOf(environment, "chef@testkoping.example");
    expect(await operators(environment)).not.toContain(chief);
    expect(await membershipsOf(environment.database.read, chief)).toMatchObject([{ role: "administrator" }]);
    // Else whoever keeps the installation could let themselves in.
    expect(await problemOf(nameAdministrator(environment, operator, id, "drift@testkoping.example"))).toBe(
      "not-allowed",
    );
    expect(await problemOf(nameAdministrator(environment, operator, "no id" as never, "a@b.example"))).toBe(
      "not-found",
    );
  });

  it("ends the link for an organization's first administrator once it has one", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const operator = await anOperator(environment);
    await anOperator(environment, "chef@testkoping.example");
    const { id } = await anOrganization(environment, operator);
    const named = await nameAdministrator(environment, operator, id, "okand@testkoping.example");
    if (named.kind !== "link") throw new Error("There is no such account.");
    const chief = await nameAdministrator(environment, operator, id, "chef@testkoping.example");
    expect(chief).toEqual({ kind: "has-role" });
    expect(await problemOf(openAccountLink(environment, named.token))).toBe("link-unknown");
  });

  it("hands the operator's role over, but never leaves the installation without one", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const operator = await anOperator(environment);
    await anOrganization(environment, operator);
    expect(await leaveOperatorRole(environment, operator)).toBe("lastOperator");
    const other = await anOperator(environment, "annan@testkoping.example");
    expect(await nameOperator(environment, operator, "Annan@Testkoping.example")).toEqual({
      kind: "has-role",
    });
    const leaving = await Promise.all([operator, other].map((one) => leaveOperatorRole(environment, one)));
    expect(leaving.toSorted()).toEqual(["lastOperator", null].toSorted());
    expect((await operatorPage(environment, operator)).operators).toHaveLength(1);
    const events = await environment.database.read.selectFrom("auditLog").select("event").execute();
    expect(
      events
        .map(({ event }) => event)
        .filter((event) => event.startsWith("operator."))
        .toSorted(),
    ).toEqual(["operator.added", "operator.left"]);
  });
});
