import { expect, it } from "vitest";
import type { Scope } from "#app/domain/access/authorize.ts";
import type { AccountInvitationId, Day, DepartmentId } from "#app/domain/id.ts";
import { problemCodeOf } from "#app/domain/problem.ts";
import { overviewPage } from "#app/domain/results/overview.server.ts";
import { aMunicipality, anEnvironment, aRound, aScope, type TestEnvironment } from "#app/domain/testing.ts";
import type { Database } from "#db/client.ts";
import { departmentsOf, successionsOf } from "#db/queries/departments.ts";
import { onEachDatabase } from "#db/testing.ts";
import {
  addDepartments,
  changeDepartment,
  moveDepartment,
  renameDepartment,
  reorganizeDepartments,
  undoReorganization,
} from "./departments.server.ts";
import { departmentPage, departmentsPage } from "./departments-page.server.ts";
import { comparableGroups, departmentsOn } from "./succession.ts";

const day = (text: string) => text as Day;

function written(sv: string) {
  return { sv, en: sv, kind: "other" as const, headcount: null };
}

/** A municipality with two departments, and its administrator. */
async function aPlace(database: Database) {
  const environment = anEnvironment(database);
  const municipality = await aMunicipality(environment);
  const { social, education } = municipality.departments;
  const scope = aScope(municipality, "administrator");
  return { environment, municipality, scope, social: social.id, education: education.id };
}

async function namesToday(environment: TestEnvironment, scope: Scope): Promise<readonly string[]> {
  const { current } = await departmentsPage(environment, scope);
  return current.map(({ name }) => name.sv);
}

async function eventsIn({ database }: TestEnvironment) {
  return database.read.selectFrom("auditLog").orderBy("id").select(["event", "actor", "details"]).execute();
}

onEachDatabase((openTestDatabase) => {
  it("adds departments after those that there are, and none whose name is taken", async () => {
    const { environment, scope } = await aPlace(await openTestDatabase());
    const from = day("2026-01-01");
    expect(await addDepartments(environment, scope, [written("Teknik"), written("Arkiv")], from)).toBeNull();
    expect(await addDepartments(environment, scope, [written("Ny"), written("TEKNIK")], from)).toBe(
      "nameTaken",
    );
    expect(await namesToday(environment, scope)).toEqual(["social", "education", "Teknik", "Arkiv"]);
    expect((await eventsIn(environment)).map(({ event }) => event)).toEqual([
      "department.added",
      "department.added",
    ]);
  });

  it("lets a department change places with its neighbour", async () => {
    const { environment, scope, social, education } = await aPlace(await openTestDatabase());
    await moveDepartment(environment, scope, education, "up");
    expect(await namesToday(environment, scope)).toEqual(["education", "social"]);
    await moveDepartment(environment, scope, education, "up");
    await moveDepartment(environment, scope, social, "down");
    expect(await namesToday(environment, scope)).toEqual(["education", "social"]);
  });

  it("shows a round's departments by the names that they had when it opened", async () => {
    const { environment, municipality, scope, social } = await aPlace(await openTestDatabase());
    await aRound(environment, municipality, { year: 2025, opensAt: "2025-11-01T07:00:00.000Z" as never });
    await aRound(environment, municipality, { year: 2026 });
    const name = { sv: "Vård och omsorg", en: "Care" };
    expect(await renameDepartment(environment, scope, social, name, day("2026-01-01"))).toBeNull();
    const { rounds } = await overviewPage(environment, aScope(municipality, "coordinator"));
    const named = rounds.map(({ slug, rates }) => [slug, rates?.departments.map((one) => one.name.sv)]);
    expect(named).toEqual([
      ["2026", ["Vård och omsorg", "education"]],
      ["2025", ["social", "education"]],
    ]);
    expect((await departmentPage(environment, scope, social)).department.formerNames).toEqual([
      { until: "2026-01-01", name: { sv: "social", en: "social" } },
    ]);
  });

  it("mends a misspelt name for all time, and takes new names only one after the other, up to today", async () => {
    const { environment, scope, social } = await aPlace(await openTestDatabase());
    const name = { sv: "Socialförvaltningen", en: "Social services" };
    const rename = (from: string | null, sv = name.sv) =>
      renameDepartment(environment, scope, social, { ...name, sv }, from === null ? null : day(from));
    expect(await rename(null)).toBeNull();
    expect((await departmentPage(environment, scope, social)).department.formerNames).toEqual([]);
    expect(await rename("2026-11-24", "Omsorg")).toBe("dayAhead");
    expect(await rename("2000-01-01", "Omsorg")).toBe("beforeItsBeginning");
    expect(await rename("2026-11-23", "Education")).toBe("nameTaken");
    expect(await rename("2026-05-01", "Omsorg")).toBeNull();
    expect(await rename("2026-05-01", "Vård")).toBe("renamedLater");
    expect(await rename("2026-06-01", "Vård")).toBeNull();
    const { formerNames } = (await departmentPage(environment, scope, social)).department;
    expect(formerNames.map((former) => [former.until, former.name.sv])).toEqual([
      ["2026-06-01", "Omsorg"],
      ["2026-05-01", "Socialförvaltningen"],
    ]);
  });

  it("changes the headcount at any time, and the kind until a round has opened", async () => {
    const { environment, municipality, scope, social } = await aPlace(await openTestDatabase());
    expect(await changeDepartment(environment, scope, social, { kind: "company", headcount: 12 })).toBeNull();
    await aRound(environment, municipality);
    expect(await changeDepartment(environment, scope, social, { kind: "social", headcount: 12 })).toBe(
      "kindMeasured",
    );
    expect(await changeDepartment(environment, scope, social, { kind: "company", headcount: 13 })).toBeNull();
    expect((await departmentPage(environment, scope, social)).department.headcount).toBe(13);
  });

  it("merges, so that years compare, tells the rounds that are prepared, and can be undone", async () => {
    const { environment, municipality, scope, social, education } = await aPlace(await openTestDatabase());
    const { organizationId } = municipality;
    const opensAt = "2027-11-01T07:00:00.000Z" as never;
    await aRound(environment, municipality, { year: 2027, opensAt, releasedAt: null });
    const wanted = { ending: [social, education], beginning: [written("Välfärd")], from: day("2027-01-01") };
    expect(await reorganizeDepartments(environment, scope, wanted)).toBeNull();
    const departments = await departmentsOf(environment.database.read, organizationId);
    const successions = await successionsOf(environment.database.read, organizationId);
    const on = (text: string) => departmentsOn(departments, day(text)).map(({ id }) => id);
    expect(comparableGroups(on("2026-12-31"), on("2027-01-01"), successions)).toEqual([
      { earlier: [social, education], later: on("2027-01-01") },
    ]);
    const page = await departmentsPage(environment, scope);
    expect(page.unsettled).toMatchObject([{ slug: "2027", gone: [{ id: social }, { id: education }] }]);
    expect(page.current).toMatchObject([
      { id: social, validTo: "2027-01-01", successors: [{ sv: "Välfärd" }] },
      { id: education, validTo: "2027-01-01" },
      { validFrom: "2027-01-01", predecessors: [{ sv: "social" }, { sv: "education" }] },
    ]);
    expect(page.ended).toEqual([]);
    expect(await undoReorganization(environment, scope, education)).toBeNull();
    expect(await namesToday(environment, scope)).toEqual(["social", "education"]);
    expect(await successionsOf(environment.database.read, organizationId)).toEqual([]);
    expect((await departmentsPage(environment, scope)).unsettled).toEqual([]);
  });

  it("undoes a merger also after what came of it has been renamed", async () => {
    const { environment, scope, social, education } = await aPlace(await openTestDatabase());
    const wanted = { ending: [social, education], beginning: [written("Välfärd")], from: day("2026-01-01") };
    expect(await reorganizeDepartments(environment, scope, wanted)).toBeNull();
    const [begun] = (await departmentsPage(environment, scope)).current;
    if (begun === undefined) throw new Error("The merger began a department.");
    const name = { sv: "Omsorg", en: "Care" };
    expect(await renameDepartment(environment, scope, begun.id, name, day("2026-03-01"))).toBeNull();
    expect(await undoReorganization(environment, scope, education)).toBeNull();
    expect(await namesToday(environment, scope)).toEqual(["social", "education"]);
  });

  it("takes no department out of a round that has opened, and undoes nothing that a round uses", async () => {
    const { environment, municipality, scope, social } = await aPlace(await openTestDatabase());
    await aRound(environment, municipality);
    const wanted = {
      ending: [social],
      beginning: [written("Norr"), written("Söder")],
      from: day("2026-06-01"),
    };
    expect(await reorganizeDepartments(environment, scope, wanted)).toBe("measuredSince");
    expect(
      await reorganizeDepartments(environment, scope, { ...wanted, from: day("2026-12-01") }),
    ).toBeNull();
    const { current } = await departmentsPage(environment, scope);
    const only = current.filter(({ name }) => name.sv === "Norr").map(({ id }) => id);
    await aRound(environment, municipality, { year: 2027, only });
    expect(await undoReorganization(environment, scope, social)).toBe("successorUsed");
  });

  it("undoes nothing that somebody has been asked to answer for", async () => {
    const { environment, municipality, scope, social } = await aPlace(await openTestDatabase());
    const from = day("2026-06-01");
    const wanted = { ending: [social], beginning: [written("Norr"), written("Söder")], from };
    expect(await reorganizeDepartments(environment, scope, wanted)).toBeNull();
    const { current } = await departmentsPage(environment, scope);
    const departmentId = current.find(({ name }) => name.sv === "Norr")?.id ?? null;
    await environment.database.transact((writer) =>
      writer
        .insertInto("accountInvitations")
        .values({
          organizationId: municipality.organizationId,
          id: environment.newId<AccountInvitationId>(),
          email: "chef@testkoping.example",
          role: "department-head",
          departmentId,
          tokenHash: null,
          createdAt: environment.now(),
          expiresAt: environment.now(),
          acceptedAt: null,
          revokedAt: null,
        })
        .execute(),
    );
    expect(await undoReorganization(environment, scope, social)).toBe("successorUsed");
  });

  it("lets one of two who end the same department at once do it", async () => {
    const { environment, scope, social } = await aPlace(await openTestDatabase());
    const end = () =>
      reorganizeDepartments(environment, scope, { ending: [social], beginning: [], from: day("2026-11-01") });
    expect((await Promise.all([end(), end()])).toSorted()).toEqual(["endedAlready", null].toSorted());
  });

  it("knows no other organization's departments", async () => {
    const { environment, scope, social } = await aPlace(await openTestDatabase());
    const other = aScope(await aMunicipality(environment, { slug: "annankoping" }), "administrator");
    const name = { sv: "Kapad", en: "Taken" };
    for (const attempt of [
      () => departmentPage(environment, other, social),
      () => renameDepartment(environment, other, social, name, null),
      () => changeDepartment(environment, other, social, { kind: "other", headcount: 1 }),
      () => moveDepartment(environment, other, social, "up"),
      () => undoReorganization(environment, other, social),
    ]) {
      expect(problemCodeOf(await attempt().catch((problem: unknown) => problem))).toBe("not-found");
    }
    const ending = [social, "no id" as DepartmentId];
    expect(
      await reorganizeDepartments(environment, other, { ending, beginning: [], from: day("2026-11-01") }),
    ).toBe("nothingChosen");
    expect(await namesToday(environment, scope)).toEqual(["social", "education"]);
    expect(await eventsIn(environment)).toEqual([]);
  });
});
