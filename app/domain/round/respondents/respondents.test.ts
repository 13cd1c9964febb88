import { describe, expect, it } from "vitest";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type { DepartmentId, Instant, InvitationId } from "#app/domain/id.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { loadAnswering } from "#app/domain/response/answering.server.ts";
import { type AnsweringKey, beginAnswering, openInvitation } from "#app/domain/response/invitation.server.ts";
import { saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { submitResponse } from "#app/domain/response/submit-response.server.ts";
import { talliesAndRecount } from "#app/domain/response/testing.ts";
import { aMunicipality, anEnvironment, aRound, aSave, aScope } from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { invitationCountsOf } from "#db/queries/invitation-counts.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { carryOutImport, previewImport } from "./import.server.ts";
import {
  changeOffice,
  deleteInvited,
  endLink,
  makeLink,
  moveInvited,
  replaceInvited,
  restoreInvited,
  takeBack,
} from "./invitation-changes.server.ts";
import { invite } from "./invite.server.ts";
import type { Office } from "./invited.ts";
import { rowsOfText } from "./pasted.ts";
import { invitedPage, respondentsPage } from "./respondents-page.server.ts";
import { writtenRows } from "./sheet.ts";

const ok = { ok: true };
const all = { department: null, state: null, search: "" };

function problem(code: string) {
  return expect.objectContaining({ data: expect.objectContaining({ code }) });
}

onEachDatabase((openTestDatabase) => {
  async function aPlace(columns: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, columns);
    const { social, education } = municipality.departments;
    const coordinator = aScope(municipality, "coordinator");
    const { slug } = round;
    return { environment, municipality, round, slug, social, education, coordinator };
  }

  type Place = Awaited<ReturnType<typeof aPlace>>;

  function anOffice(departmentId: DepartmentId, overrides: Partial<Office> = {}): Office {
    return {
      title: "Enhetschef",
      email: "chef@exempel.example",
      role: "specialist",
      departmentId,
      ...overrides,
    };
  }

  async function invited(place: Place, overrides: Partial<Office> = {}): Promise<InvitationId> {
    const { environment, coordinator, slug, social } = place;
    const made = await invite(environment, coordinator, slug, anOffice(social.id, overrides));
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    return made.id;
  }

  async function linkTo({ environment, coordinator, slug }: Place, id: InvitationId): Promise<string> {
    const secret = environment.newSecret();
    await makeLink(environment, coordinator, { slug, id }, secret);
    return secret;
  }

  async function answering(place: Place, id: InvitationId, level = 4): Promise<AnsweringKey> {
    const key = await beginAnswering(place.environment, await linkTo(place, id));
    await answer(place, key, level);
    return key;
  }

  async function answer({ environment }: Place, key: AnsweringKey, level: number): Promise<void> {
    const basedOn = (await loadAnswering(environment, key)).kept.revision;
    await saveAnswers(environment, key, aSave([{ question: "steering_strategy", value: level, basedOn }]));
  }

  function send(place: Place, key: AnsweringKey) {
    return submitResponse(place.environment, key, place.environment.newSecret());
  }

  async function counts({ environment, municipality, social, education }: Place) {
    const rows = await invitationCountsOf(environment.database.read, municipality.organizationId);
    const of = (id: DepartmentId) => rows.find(({ departmentId }) => departmentId === id)?.count ?? 0;
    return { social: of(social.id), education: of(education.id) };
  }

  async function tallies({ environment, round, social, education }: Place) {
    const both = [social, education].map((one) => talliesAndRecount(environment.database, round, one));
    return Promise.all(both);
  }

  async function events({ environment }: Place, name: string) {
    const { read } = environment.database;
    const rows = await read
      .selectFrom("auditLog")
      .where("event", "=", name)
      .orderBy("position")
      .selectAll()
      .execute();
    return rows.map(({ actor, subject, details }) => ({
      actor,
      subject,
      details: details === null ? null : fromJson(details),
    }));
  }

  function seenBy({ environment, municipality, slug, social }: Place, role: MembershipRole) {
    const scope = aScope(municipality, role, role === "department-head" ? social.id : null);
    return respondentsPage(environment, scope, slug, all, 1);
  }

  describe("who is invited", () => {
    it("is known by address and department, so that one may stand in several, and nobody twice in one", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug, social, education } = place;
      const id = await invited(place);
      await invited(place, { departmentId: education.id });
      expect(await counts(place)).toEqual({ social: 1, education: 1 });
      const twice = anOffice(social.id, { title: "Annan", email: "CHEF@exempel.example" });
      expect(await invite(environment, coordinator, slug, twice)).toEqual({
        ok: false,
        errors: { email: "alreadyInvited" },
      });
      const atOnce = anOffice(social.id, { email: "ny@exempel.example" });
      const both = await Promise.all([
        invite(environment, coordinator, slug, atOnce),
        invite(environment, coordinator, slug, atOnce),
      ]);
      expect(both.filter((one) => one.ok)).toHaveLength(1);
      const nowhere = anOffice("elsewhere" as DepartmentId);
      expect(await invite(environment, coordinator, slug, nowhere)).toMatchObject({ ok: false });
      expect((await events(place, "invitation.added"))[0]).toEqual({
        actor: coordinator.actor.id,
        subject: id,
        details: { round: place.round.id, department: social.id },
      });
    });

    it("is another organization's business alone", async () => {
      const place = await aPlace();
      const id = await invited(place);
      const { environment, slug } = place;
      const other = aScope(await aMunicipality(environment, { slug: "annan" }), "coordinator");
      await expect(takeBack(environment, other, { slug, id })).rejects.toEqual(problem("not-found"));
      await aRound(environment, await aMunicipality(environment, { slug: "tredje" }));
      await expect(invitedPage(environment, other, slug, id)).rejects.toEqual(problem("not-found"));
    });
  });

  describe("a changed role", () => {
    it("lets a draft go on in it, and counts as it is sent", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug } = place;
      const id = await invited(place);
      const key = await answering(place, id);
      const wanted = { title: "Socialchef", email: null, role: "management" } as const;
      expect(await changeOffice(environment, coordinator, { slug, id }, wanted)).toEqual(ok);
      const { respondent, kept } = await loadAnswering(environment, key);
      expect(respondent.invitation).toMatchObject({ title: "Socialchef", role: "management" });
      expect(kept.answers).toMatchObject({ steering_strategy: { value: 4 } });
      await send(place, key);
      for (const { kept: tally, counted } of await tallies(place)) expect(tally).toEqual(counted);
      expect(await events(place, "invitation.changed")).toMatchObject([
        { details: { fields: ["title", "email", "role"] } },
      ]);
      expect(
        await changeOffice(environment, coordinator, { slug, id }, { ...wanted, role: "staff" }),
      ).toEqual({
        ok: false,
        errors: { role: "roleSettled" },
      });
      expect(
        await changeOffice(environment, coordinator, { slug, id }, { ...wanted, title: "Chef" }),
      ).toEqual(ok);
    });
  });

  describe("moving to another department", () => {
    it("takes a draft along, and counts N and what is sent in the new one", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug, education } = place;
      const id = await invited(place);
      const key = await answering(place, id);
      expect(await moveInvited(environment, coordinator, { slug, id }, education.id)).toEqual(ok);
      expect(await counts(place)).toEqual({ social: 0, education: 1 });
      await send(place, key);
      const [social, moved] = await tallies(place);
      expect(social?.kept.responses).toBe(0);
      expect(moved?.kept).toMatchObject({ responses: 1 });
      expect(moved?.kept).toEqual(moved?.counted);
    });

    it("is refused once answers have been sent: they count where they were sent from", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug, education } = place;
      const id = await invited(place);
      await send(place, await answering(place, id));
      expect(await moveInvited(environment, coordinator, { slug, id }, education.id)).toEqual({
        ok: false,
        errors: { department: "sentFromHere" },
      });
      expect(await counts(place)).toEqual({ social: 1, education: 0 });
    });

    it("leaves a joint response with its department, and shows the mover what the new one has", async () => {
      const place = await aPlace({ answering: "joint" });
      const { environment, coordinator, slug, education } = place;
      const id = await invited(place);
      const stays = await invited(place, { email: "stays@exempel.example" });
      await send(place, await answering(place, id));
      expect(await moveInvited(environment, coordinator, { slug, id }, education.id)).toEqual(ok);
      const { invited: list } = await seenBy(place, "coordinator");
      expect(list.map((one) => [one.id, one.state])).toEqual([
        [stays, "answered"],
        [id, "invited"],
      ]);
      const key = await beginAnswering(environment, await linkTo(place, id));
      expect((await loadAnswering(environment, key)).state).toBe("empty");
      const back = await moveInvited(environment, coordinator, { slug, id }, place.social.id);
      expect(back).toEqual(ok);
      expect((await loadAnswering(environment, key)).state).toBe("submitted");
    });

    it("is refused where somebody stands there under the same address", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug, education } = place;
      const id = await invited(place);
      await invited(place, { departmentId: education.id });
      expect(await moveInvited(environment, coordinator, { slug, id }, education.id)).toEqual({
        ok: false,
        errors: { department: "alreadyInvited" },
      });
    });
  });

  describe("somebody else in the office", () => {
    const successor = { title: "Ny chef", email: "ny@exempel.example", takesAnswers: false };

    it.each([
      [true, "draft"],
      [false, "empty"],
    ])(
      "ends the old links, and gets the answers so far only where that is wanted: %s",
      async (takesAnswers, state) => {
        const place = await aPlace();
        const { environment, coordinator, slug } = place;
        const id = await invited(place);
        const old = await linkTo(place, id);
        const key = await answering(place, id);
        const which = { slug, id };
        expect(await replaceInvited(environment, coordinator, which, { ...successor, takesAnswers })).toEqual(
          ok,
        );
        await expect(openInvitation(environment, old)).rejects.toEqual(problem("link-handed-on"));
        await expect(loadAnswering(environment, key)).rejects.toEqual(problem("link-handed-on"));
        const fresh = await beginAnswering(environment, await linkTo(place, id));
        expect((await loadAnswering(environment, fresh)).state).toBe(state);
        expect(await counts(place)).toEqual({ social: 1, education: 0 });
        expect(await events(place, "invitation.replaced")).toMatchObject([
          { details: { answers: takesAnswers ? "along" : "removed" } },
        ]);
      },
    );

    it("is refused where the one before has sent answers", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug } = place;
      const id = await invited(place);
      await send(place, await answering(place, id));
      expect(await replaceInvited(environment, coordinator, { slug, id }, successor)).toEqual({
        ok: false,
        errors: { form: "hasSent" },
      });
    });
  });

  describe("taking back", () => {
    it("lets nobody answer and lowers N, until it is undone; what was sent still counts", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug } = place;
      const id = await invited(place);
      const token = await linkTo(place, id);
      const sender = await invited(place, { email: "other@exempel.example" });
      await send(place, await answering(place, sender));
      for (const one of [id, sender])
        expect(await takeBack(environment, coordinator, { slug, id: one })).toEqual(ok);
      expect(await counts(place)).toEqual({ social: 1, education: 0 });
      await expect(openInvitation(environment, token)).rejects.toEqual(problem("link-revoked"));
      expect(await restoreInvited(environment, coordinator, { slug, id })).toEqual(ok);
      expect(await counts(place)).toEqual({ social: 2, education: 0 });
      expect((await openInvitation(environment, token)).canAnswer).toBe(true);
      expect(await events(place, "invitation.restored")).toHaveLength(1);
    });
  });

  it("lets mail that waits go to a mended address, and to nobody where somebody else got the office", async () => {
    const place = await aPlace();
    const { environment, coordinator, municipality, slug } = place;
    const id = await invited(place);
    const which = { slug, id };
    await environment.database.transact((writer) =>
      queueMails(writer, environment, municipality.organizationId, [
        { kind: "invitation", subjectId: id, recipient: "chef@exempel.example", language: "sv" },
      ]),
    );
    const mails = () =>
      environment.database.read.selectFrom("mails").select(["recipient", "status"]).execute();
    const office = { title: "Chef", email: "mended@exempel.example", role: "specialist" } as const;
    await changeOffice(environment, coordinator, which, office);
    expect(await mails()).toEqual([{ recipient: "mended@exempel.example", status: "waiting" }]);
    await replaceInvited(environment, coordinator, which, {
      ...office,
      email: "ny@exempel.example",
      takesAnswers: true,
    });
    expect(await mails()).toEqual([{ recipient: "mended@exempel.example", status: "withdrawn" }]);
  });

  it("deletes who was a mistake, and keeps who has begun", async () => {
    const place = await aPlace();
    const { environment, coordinator, slug } = place;
    const mistake = await invited(place);
    await linkTo(place, mistake);
    const begun = await invited(place, { email: "begun@exempel.example" });
    const key = await answering(place, begun);
    expect(await deleteInvited(environment, coordinator, { slug, id: mistake })).toEqual(ok);
    expect(await deleteInvited(environment, coordinator, { slug, id: begun })).toMatchObject({
      errors: { form: "hasBegun" },
    });
    expect((await loadAnswering(environment, key)).state).toBe("draft");
    expect((await seenBy(place, "coordinator")).invited.map(({ id }) => id)).toEqual([begun]);
  });

  it.each([
    ["in office", {}],
    ["shown in groups", { disclosure: "confidential", threshold: 3 }],
    ["answered jointly", { answering: "joint" }],
  ] as const)("changes nothing of who counts once a round %s has closed", async (_name, columns) => {
    const place = await aPlace(columns);
    const { environment, coordinator, slug, education, social } = place;
    const id = await invited(place);
    const out = await invited(place, { email: "out@exempel.example" });
    await takeBack(environment, coordinator, { slug, id: out });
    const token = await linkTo(place, id);
    const rows = writtenRows(rowsOfText("x@exempel.example;Chef;chef;social") ?? []);
    const { rows: text, seen } = await previewImport(environment, coordinator, slug, rows);
    environment.moveClockTo("2027-01-01");
    const before = await counts(place);
    const which = { slug, id };
    const office = { title: "x", email: null, role: "staff" } as const;
    const attempts = [
      () => invite(environment, coordinator, slug, anOffice(social.id, { email: "late@exempel.example" })),
      () => carryOutImport(environment, coordinator, slug, text, seen),
      () => changeOffice(environment, coordinator, which, office),
      () => moveInvited(environment, coordinator, which, education.id),
      () => replaceInvited(environment, coordinator, which, { ...office, takesAnswers: false }),
      () => takeBack(environment, coordinator, which),
      () => restoreInvited(environment, coordinator, { slug, id: out }),
      () => deleteInvited(environment, coordinator, which),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(problem("invited-settled"));
    expect(await counts(place)).toEqual(before);
    // A link that went astray can still be ended, and another be made, since the result is seen by it.
    const page = await invitedPage(environment, coordinator, slug, id);
    await endLink(environment, coordinator, which, page.links[0]?.tokenHash ?? "");
    await expect(openInvitation(environment, token)).rejects.toEqual(problem("link-revoked"));
    await linkTo(place, id);
    expect(await counts(place)).toEqual(before);
  });

  describe("a link", () => {
    it("is made once where it is asked for twice, and ends alone", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug } = place;
      const id = await invited(place);
      const which = { slug, id };
      const other = await invited(place, { email: "other@exempel.example" });
      const [first, second] = [await linkTo(place, id), await linkTo(place, id)];
      await makeLink(environment, coordinator, which, first);
      await expect(makeLink(environment, coordinator, { slug, id: other }, first)).rejects.toEqual(
        problem("bad-request"),
      );
      const { links } = await invitedPage(environment, coordinator, slug, id);
      expect(links).toHaveLength(2);
      await expect(
        endLink(environment, coordinator, { slug, id: other }, links[0]?.tokenHash ?? ""),
      ).rejects.toEqual(problem("not-found"));
      for (const link of links.slice(0, 1)) await endLink(environment, coordinator, which, link.tokenHash);
      const opened = await Promise.allSettled(
        [first, second].map((token) => openInvitation(environment, token)),
      );
      expect(opened.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    });
  });

  describe("a list", () => {
    const list = [
      "chef@exempel.example;Socialchef;chef;social",
      "ny@exempel.example;Utvecklare;specialist;education",
      "fel;Utvecklare;specialist;education",
    ].join("\n");

    it("is carried out as it was seen, in one, and a second time does nothing", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug } = place;
      const id = await invited(place);
      const rows = writtenRows(rowsOfText(list) ?? []);
      const { plan, rows: text, seen } = await previewImport(environment, coordinator, slug, rows);
      expect(plan.map(({ kind }) => kind)).toEqual(["change", "add", "refuse"]);
      expect(await counts(place)).toEqual({ social: 1, education: 0 });
      expect(await carryOutImport(environment, coordinator, slug, text, seen)).toEqual({
        kind: "done",
        added: 1,
        changed: 1,
      });
      expect(await counts(place)).toEqual({ social: 1, education: 1 });
      expect((await invitedPage(environment, coordinator, slug, id)).one.office.title).toBe("Socialchef");
      const [event] = await events(place, "invitations.imported");
      expect(event).toMatchObject({ subject: place.round.id, details: { changed: [id] } });
      expect(JSON.stringify(event)).not.toContain("exempel.example");
      const again = await carryOutImport(environment, coordinator, slug, text, seen);
      expect(again.kind).toBe("changed-meanwhile");
      expect(await counts(place)).toEqual({ social: 1, education: 1 });
    });

    it("tells what has changed since it was seen, and then does nothing", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug, education } = place;
      const rows = writtenRows(rowsOfText(list) ?? []);
      const { rows: text, seen } = await previewImport(environment, coordinator, slug, rows);
      await invited(place, { email: "ny@exempel.example", departmentId: education.id });
      const outcome = await carryOutImport(environment, coordinator, slug, text, seen);
      if (outcome.kind !== "changed-meanwhile") throw new Error("Something had changed.");
      expect(outcome.preview.plan.map(({ kind }) => kind)).toEqual(["add", "change", "refuse"]);
      expect(await counts(place)).toEqual({ social: 0, education: 1 });
      expect(await carryOutImport(environment, coordinator, slug, text, outcome.preview.seen)).toMatchObject({
        added: 1,
        changed: 1,
      });
    });

    it("of thousands is carried out, and rows that are none are refused", async () => {
      const place = await aPlace();
      const { environment, coordinator, slug } = place;
      const many = Array.from({ length: 1200 }, (_, n) => `n${n}@exempel.example;Chef ${n};chef;social`);
      const rows = writtenRows(rowsOfText(many.join("\n")) ?? []);
      const { rows: text, seen } = await previewImport(environment, coordinator, slug, rows);
      expect(await carryOutImport(environment, coordinator, slug, text, seen)).toMatchObject({ added: 1200 });
      expect(await counts(place)).toMatchObject({ social: 1200 });
      for (const broken of ["", "{", '[["1"]]', "null"]) {
        await expect(carryOutImport(environment, coordinator, slug, broken, seen)).rejects.toEqual(
          problem("bad-request"),
        );
      }
    });
  });

  describe("what a reader sees of the invited", () => {
    async function aRoundWithAll(columns: Partial<Rounds>) {
      const place = await aPlace(columns);
      const { environment, coordinator, slug, education, municipality } = place;
      const begun = await invited(place, { title: "A", email: "a@exempel.example" });
      await answering(place, begun);
      const sent = await invited(place, { title: "B", email: "b@exempel.example" });
      await send(place, await answering(place, sent));
      const back = await invited(place, { title: "C", email: "c@exempel.example" });
      await takeBack(environment, coordinator, { slug, id: back });
      const silent = await invited(place, {
        title: "D",
        email: "d@exempel.example",
        departmentId: education.id,
      });
      await environment.database.transact(async (writer) => {
        const mail = {
          subjectId: begun,
          roundId: place.round.id,
          recipient: "a@exempel.example",
          language: "sv",
        } as const;
        await queueMails(writer, environment, municipality.organizationId, [{ ...mail, kind: "invitation" }]);
        environment.moveClockTo("2026-11-24T09:00:00Z");
        await queueMails(writer, environment, municipality.organizationId, [{ ...mail, kind: "reminder" }]);
      });
      return { ...place, begun, sent, back, silent };
    }

    it("is how far each has come, in office", async () => {
      const place = await aRoundWithAll({});
      const page = await seenBy(place, "auditor");
      expect(page.invited.map(({ state }) => state)).toEqual(["begun", "answered", "revoked", "invited"]);
      expect(page.invited[0]?.mail).toEqual({
        kind: "reminder",
        status: "waiting",
        at: "2026-11-24T09:00:00.000Z" as Instant,
      });
      expect(page).toMatchObject({ total: 3, answered: 1, canChange: false });
    });

    it("is in groups who has answered, for those alone who remind, and for nobody who has begun", async () => {
      const place = await aRoundWithAll({ disclosure: "confidential", threshold: 3 });
      const coordinators = await seenBy(place, "coordinator");
      expect(coordinators.invited.map(({ state }) => state)).toEqual([
        "invited",
        "answered",
        "revoked",
        "invited",
      ]);
      for (const role of ["auditor", "administrator", "department-head"] as const) {
        const page = await seenBy(place, role);
        expect(new Set(page.invited.map(({ state }) => state))).toEqual(new Set(["invited", "revoked"]));
        expect(page.invited[0]?.mail?.kind).toBe("invitation");
        expect(page.answered).toBe(1);
      }
      const { environment, coordinator, slug, silent } = place;
      expect(await deleteInvited(environment, coordinator, { slug, id: silent })).toMatchObject({
        ok: false,
      });
    });

    it("is the own department for its head, and another's is refused", async () => {
      const place = await aRoundWithAll({});
      const { environment, municipality, slug, social, education, silent } = place;
      const head = aScope(municipality, "department-head", social.id);
      const page = await seenBy(place, "department-head");
      expect(page.departments.map(({ id }) => id)).toEqual([social.id]);
      expect(page.invited).toHaveLength(3);
      expect(page).toMatchObject({ total: 2, manages: false });
      await expect(
        respondentsPage(environment, head, slug, { ...all, department: education.id }, 1),
      ).rejects.toEqual(problem("not-allowed"));
      await expect(invitedPage(environment, head, slug, silent)).rejects.toEqual(problem("not-allowed"));
    });

    it("can be narrowed by department, state and a part of title or address", async () => {
      const { environment, municipality, slug, education, silent } = await aRoundWithAll({});
      const reader = aScope(municipality, "auditor");
      const found = async (filter: Partial<typeof all> | object) =>
        (await respondentsPage(environment, reader, slug, { ...all, ...filter }, 1)).invited.map(
          ({ office }) => office.title,
        );
      expect(await found({ department: education.id })).toEqual(["D"]);
      expect(await found({ state: "answered" })).toEqual(["B"]);
      expect(await found({ search: " C@EXEMPEL " })).toEqual(["C"]);
      expect(await found({ search: "finns inte" })).toEqual([]);
      expect(silent).not.toBe("");
    });
  });
});
