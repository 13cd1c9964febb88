import { describe, expect, it } from "vitest";
import type { InvitationId, RoundId } from "#app/domain/id.ts";
import type { MailStatus } from "#app/domain/mail/mail.ts";
import { queueMails } from "#app/domain/mail/queue-mail.server.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { saveAnswers } from "#app/domain/response/save-answers.server.ts";
import { submitResponse } from "#app/domain/response/submit-response.server.ts";
import { overviewPage } from "#app/domain/results/overview.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aSave, aScope } from "#app/domain/testing.ts";
import type { Rounds } from "#db/schema.ts";
import { onEachDatabase } from "#db/testing.ts";
import { liveRates } from "./response-rates.server.ts";
import { roundCounts } from "./round-counts.server.ts";
import { requireRound } from "./round-frame.server.ts";

const grouped = { disclosure: "confidential", threshold: 5 } as const;

onEachDatabase((openTestDatabase) => {
  async function aPlace(columns: Partial<Rounds> = {}) {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality, columns);
    const scope = aScope(municipality, "department-head", municipality.departments.social.id);
    const someone = async (department: "social" | "education" = "social") => {
      const { invitation, token } = await anInvitation(
        environment,
        round,
        municipality.departments[department].id,
        { overrides: { email: "chef@testkoping.example" } },
      );
      const key = await beginAnswering(environment, token);
      return { invitation, key };
    };
    const answer = (key: Awaited<ReturnType<typeof someone>>["key"]) =>
      saveAnswers(environment, key, aSave([{ question: "steering_goals", value: 3 }]));
    const send = async (key: Awaited<ReturnType<typeof someone>>["key"]) => {
      await answer(key);
      await submitResponse(environment, key, environment.newSecret());
    };
    const rates = () => liveRates(environment, scope, round.slug);
    return { environment, municipality, round, scope, someone, answer, send, rates };
  }

  const ofAll = { n: 0, invited: 0 };

  describe("how a round is going", () => {
    it("counts who has answered, has begun, and when the answers came", async () => {
      const { environment, someone, answer, send, rates } = await aPlace();
      const [first, second, third] = [await someone(), await someone(), await someone("education")];
      await someone();
      environment.moveClockTo("2026-11-23T09:20:00Z");
      await send(first.key);
      environment.moveClockTo("2026-11-23T10:05:00Z");
      await send(second.key);
      await answer(third.key);
      expect(await rates()).toMatchObject({
        pace: "live",
        begun: 1,
        refused: null,
        rates: {
          total: { n: 2, invited: 4 },
          departments: [
            { n: 2, invited: 3 },
            { n: 0, invited: 1 },
          ],
        },
        times: {
          last: "2026-11-23T10:05:00.000Z",
          hours: [
            { hour: "2026-11-23T10:00:00.000Z", count: 1 },
            { hour: "2026-11-23T09:00:00.000Z", count: 1 },
          ],
        },
      });
      environment.moveClockTo("2026-11-24T09:30:00Z");
      const later = await rates();
      expect(later?.times?.hours.map(({ hour }) => hour)).toEqual(["2026-11-23T10:00:00.000Z"]);
    });

    it("is nothing before the round has opened, and final once it has closed", async () => {
      const { environment, rates } = await aPlace();
      environment.moveClockTo("2026-10-20T09:00:00Z");
      expect(await rates()).toBeNull();
      environment.moveClockTo("2026-12-20T09:00:00Z");
      expect(await rates()).toMatchObject({ pace: "final", rates: { total: ofAll } });
    });

    it("counts departments where they answer jointly", async () => {
      const { environment, someone, answer, send, rates } = await aPlace({ answering: "joint" });
      const [first, second] = [await someone(), await someone()];
      await answer(first.key);
      await answer(second.key);
      expect(await rates()).toMatchObject({ begun: 1, rates: { total: { n: 0 } } });
      await send(first.key);
      environment.moveClockTo("2026-11-23T09:00:02Z");
      expect(await rates()).toMatchObject({ begun: 0, rates: { total: { n: 1 } } });
    });

    it("counts addresses that refused the mail, once each, until they are mended", async () => {
      const { environment, municipality, round, someone, rates } = await aPlace();
      const { organizationId } = municipality;
      const mail = async (subjectId: InvitationId, statuses: readonly MailStatus[]) =>
        environment.database.transact(async (writer) => {
          for (const status of statuses) {
            const recipient = "chef@testkoping.example";
            const wanted = {
              kind: "invitation",
              subjectId,
              roundId: round.id,
              recipient,
              language: "sv",
            } as const;
            await queueMails(writer, environment, organizationId, [wanted], status);
            await writer.updateTable("mails").where("batchId", "=", status).set({ status }).execute();
          }
        });
      const [first, second] = [await someone(), await someone()];
      await mail(first.invitation.id, ["accepted"]);
      expect(await rates()).toMatchObject({ refused: 0 });
      await mail(second.invitation.id, ["refused", "waiting", "refused"]);
      environment.moveClockTo("2026-11-23T09:00:02Z");
      expect(await rates()).toMatchObject({ refused: 1 });
      await environment.database.transact((writer) =>
        writer
          .updateTable("invitations")
          .where("id", "=", second.invitation.id)
          .set({ email: "ny@testkoping.example" })
          .execute(),
      );
      environment.moveClockTo("2026-11-23T09:00:04Z");
      expect(await rates()).toMatchObject({ refused: 0 });
    });

    it("is counted once for all who look in the same second", async () => {
      const { environment, scope, round } = await aPlace();
      const found = await requireRound(environment.database.read, scope, round.slug);
      const count = () => roundCounts(environment, scope.organizationId, found);
      const first = count();
      expect(count()).toBe(first);
      environment.moveClockTo("2026-11-23T09:00:01Z");
      expect(count()).not.toBe(first);
      await Promise.all([first, count()]);
    });

    it("tells no times where answers are shown in groups only, and counts as the hour began, on every page", async () => {
      const { environment, municipality, scope, someone, send, rates } = await aPlace(grouped);
      const { key } = await someone();
      const overview = async () => {
        const page = await overviewPage(environment, aScope(municipality, "coordinator"));
        return page.rounds[0]?.rates?.total;
      };
      environment.moveClockTo("2026-11-23T09:10:00Z");
      expect(await rates()).toMatchObject({
        pace: "hourly",
        times: null,
        rates: { total: { n: 0, invited: 1 } },
      });
      await send(key);
      environment.moveClockTo("2026-11-23T09:59:59Z");
      expect(await rates()).toMatchObject({
        countedAt: "2026-11-23T09:10:00.000Z",
        rates: { total: { n: 0 } },
      });
      expect(await overview()).toEqual({ n: 0, invited: 1 });
      environment.moveClockTo("2026-11-23T10:00:00Z");
      expect(await rates()).toMatchObject({ times: null, begun: 0, rates: { total: { n: 1 } } });
      expect(await overview()).toEqual({ n: 1, invited: 1 });
      environment.moveClockTo("2026-12-20T09:00:00Z");
      expect(await liveRates(environment, scope, "2026")).toMatchObject({ pace: "final", times: null });
    });

    it("is of no other organization's round", async () => {
      const { environment, round, send, someone } = await aPlace();
      await send((await someone()).key);
      const other = await aMunicipality(environment, { slug: "annan" });
      const scope = aScope(other, "coordinator");
      const notFound = expect.objectContaining({ data: expect.objectContaining({ code: "not-found" }) });
      await expect(liveRates(environment, scope, round.slug)).rejects.toEqual(notFound);
      await aRound(environment, other, { id: environment.newId<RoundId>() });
      expect(await liveRates(environment, scope, round.slug)).toMatchObject({ rates: { total: ofAll } });
    });
  });
});
