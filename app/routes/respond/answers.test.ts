import { RouterContextProvider } from "react-router";
import { expect, it } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import { beginAnswering } from "#app/domain/response/invitation.server.ts";
import { aMunicipality, anEnvironment, anInvitation, aRound, aSave } from "#app/domain/testing.ts";
import { type Process, processContext } from "#app/server/context.ts";
import { onEachDatabase } from "#db/testing.ts";
import type { Route } from "./+types/answers.ts";
import { answeringCookie } from "./answering-cookies.server.ts";
import { action, loader } from "./answers.ts";

onEachDatabase((openTestDatabase, engine) => {
  async function aBrowser() {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const round = await aRound(environment, municipality);
    const { token } = await anInvitation(environment, round, municipality.departments.social.id);
    const key = await beginAnswering(environment, token);
    const address = `http://127.0.0.1:3000/svara/${key.handle}/answers`;
    const [cookie = ""] = (await answeringCookie(key, environment.baseUrl)).split(";");
    const logged: unknown[] = [];
    const ask = (request: Request, through: Partial<typeof environment> = {}) => {
      const context = new RouterContextProvider();
      const log = { error: (what: unknown) => logged.push(what) };
      // Of the process, the action and the loader use these two.
      const process = { environment: { ...environment, ...through }, log } as unknown as Process;
      context.set(processContext, process);
      return { request, params: { handle: key.handle }, context, url: new URL(request.url) };
    };
    const post = (body: string, through?: Partial<typeof environment>) => {
      const headers = { cookie, "content-type": "application/json" };
      const request = new Request(address, { method: "POST", headers, body });
      return action(ask(request, through) as unknown as Route.ActionArgs); // all that it takes
    };
    const get = (query: string) => {
      const request = new Request(`${address}${query}`, { headers: { cookie } });
      return loader(ask(request) as unknown as Route.LoaderArgs); // all that it takes
    };
    return { environment, post, get, logged };
  }

  it("answers what is kept whole 200, what another has changed since 409, what cannot be an answer 422", async () => {
    const { post, get } = await aBrowser();
    const kept = await post(JSON.stringify(aSave([{ question: "steering_goals", value: 1 }])));
    expect(kept.status).toBe(200);
    const conflict = await post(JSON.stringify(aSave([{ question: "steering_goals", value: 2 }])));
    expect(conflict.status).toBe(409);
    const save = aSave([
      { question: "steering_goals", value: 2 },
      { question: "steering_strategy", value: { what: [] } },
      { question: "steering_noticed", value: 4 },
    ]);
    const refused = await post(JSON.stringify(save));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toEqual({
      save: save.save,
      revision: 2,
      applied: [{ question: "steering_noticed", revision: 2 }],
      conflicts: [{ question: "steering_goals", kept: { value: 1, revision: 1 } }],
      refused: [{ question: "steering_strategy", row: null, problem: "wrong-type" }],
    });
    expect(await (await get("?since=1")).json()).toEqual({
      revision: 2,
      changed: [{ question: "steering_noticed", value: 4, revision: 2 }],
    });
    expect((await get("?since=soon")).status).toBe(400);
  });

  it.each([
    ["broken JSON", "{", 400],
    ["no save", JSON.stringify({ changes: [] }), 400],
    ["a save that is no UUID", JSON.stringify({ save: "1", changes: [] }), 400],
    [
      "a change without a value",
      JSON.stringify({ ...aSave([]), changes: [{ question: "a", basedOn: 0 }] }),
      400,
    ],
    ["a revision that is none", JSON.stringify(aSave([{ question: "a", value: 1, basedOn: -1 }])), 400],
    ["far too much", JSON.stringify(aSave([{ question: "a", value: "x".repeat(300_000) }])), 413],
  ])("keeps nothing of %s, and says so", async (_what, body, status) => {
    const { post, get } = await aBrowser();
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code: status === 413 ? "too-large" : "bad-request" });
    expect(await (await get("")).json()).toEqual({ revision: 0, changed: [] });
  });

  it.each([
    ["busy", 503],
    ["storage-full", 507],
    ["storage-failed", 503],
  ] as const)("tells %s from a fault of ours, and the operator's log of it", async (code, status) => {
    const { environment, post, logged } = await aBrowser();
    const transact = () => Promise.reject(new Problem(code));
    const body = JSON.stringify(aSave([{ question: "steering_goals", value: 1 }]));
    const answer = await post(body, { database: { ...environment.database, transact } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("Retry-After")).toBe(status === 503 ? "5" : null);
    expect(await answer.json()).toEqual({ code, details: {} });
    expect(logged).toEqual([{ code }]);
  });

  it(`keeps answers of any words on ${engine}`, async () => {
    const { post, get } = await aBrowser();
    const value = "Å\u0000 \ud83d\ude00 \ud83d '; drop table responses; --";
    await post(JSON.stringify(aSave([{ question: "first_priority", value }])));
    const { changed } = await (await get("")).json();
    expect(changed[0].value).toBe("Å 😀 \ufffd '; drop table responses; --");
  });
});
