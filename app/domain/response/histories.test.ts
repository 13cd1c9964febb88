import fc from "fast-check";
import { expect, it } from "vitest";
import { Problem } from "#app/domain/problem.ts";
import {
  aMunicipality,
  anEnvironment,
  anInvitation,
  aRound,
  aSave,
  type TestEnvironment,
} from "#app/domain/testing.ts";
import { fromJson } from "#db/json.ts";
import { onEachDatabase } from "#db/testing.ts";
import { changesSince } from "./answering.server.ts";
import { type AnsweringKey, beginAnswering } from "./invitation.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import type { SavedAnswers, WantedSave } from "./saved-answers.ts";
import { submitResponse } from "./submit-response.server.ts";
import { talliesAndRecount } from "./testing.ts";

const questions = ["steering_strategy", "steering_goals", "steering_noticed"];
const browsers = 3;

/** Something that one of the browsers does, or that happens to it. */
type Event = { readonly browser: number } & (
  | { readonly kind: "answer"; readonly question: number; readonly value: number | null }
  /** One of the browser's saves is sent, once or several times at once; the acknowledgement may be lost. */
  | { readonly kind: "send"; readonly which: number; readonly times: number; readonly acknowledged: boolean }
  /** The browser hears what has changed. */
  | { readonly kind: "look" }
  | { readonly kind: "submit"; readonly code: number }
);

const browser = fc.nat({ max: browsers - 1 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      browser,
      question: fc.nat({ max: questions.length - 1 }),
      value: fc.option(fc.nat({ max: 5 }), { freq: 6 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("send" as const),
      browser,
      which: fc.nat({ max: 9 }),
      times: fc.integer({ min: 1, max: 3 }),
      acknowledged: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("look" as const), browser }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("submit" as const), browser, code: fc.nat({ max: 2 }) }),
  },
);
/** What happens at the same time stands together. */
const history = fc.array(fc.array(event, { minLength: 1, maxLength: 4 }), { maxLength: 15 });

/** A browser that forgets nothing, not even the saves that were acknowledged: they too may arrive again. */
class ForgetfulOfNothing {
  readonly key: AnsweringKey;
  readonly #seen = new Map<string, number>();
  readonly #saves: WantedSave[] = [];
  readonly results = new Map<string, SavedAnswers>();

  constructor(key: AnsweringKey) {
    this.key = key;
  }

  get saves(): readonly WantedSave[] {
    return this.#saves;
  }

  answer(question: string, value: number | null): void {
    this.#saves.push(aSave([{ question, value, basedOn: this.#seen.get(question) ?? 0 }]));
  }

  async send(environment: TestEnvironment, save: WantedSave, times: number, acknowledged: boolean) {
    const results = await Promise.all(
      Array.from({ length: times }, () => saveAnswers(environment, this.key, save)),
    );
    for (const result of results) {
      expect(result).toEqual(this.results.get(save.save) ?? results[0]);
      this.results.set(save.save, result);
    }
    if (!acknowledged) return;
    for (const { question, revision } of results[0]?.applied ?? []) this.see(question, revision);
    for (const { question, kept } of results[0]?.conflicts ?? []) this.see(question, kept.revision);
  }

  see(question: string, revision: number): void {
    this.#seen.set(question, Math.max(revision, this.#seen.get(question) ?? 0));
  }
}

onEachDatabase((openTestDatabase, engine) => {
  it("whatever happens to saves and in which order, every answer is in place, was replaced by one that had seen it, or is offered", async () => {
    const environment = anEnvironment(await openTestDatabase());
    const municipality = await aMunicipality(environment);
    const department = municipality.departments.social;
    let rounds = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("individual", "joint"), history, async (answering, steps) => {
        rounds += 1;
        const round = await aRound(environment, municipality, { slug: `r${rounds}`, answering });
        const people = await invited(answering === "joint" ? browsers : 1);
        const all = await Promise.all(
          Array.from({ length: browsers }, async (_, index) => {
            const token = people[index % people.length] ?? "";
            return new ForgetfulOfNothing(await beginAnswering(environment, token));
          }),
        );
        for (const step of steps) await Promise.all(step.map((one) => happen(all, one)));
        // In the end every browser gets its acknowledgements, and one sends the answers.
        for (const one of all) for (const save of one.saves) await one.send(environment, save, 1, true);
        await submit(all, 0, 9);

        const rows = await environment.database.read
          .selectFrom("responses")
          .where("roundId", "=", round.id)
          .selectAll()
          .execute();
        for (const status of ["draft", "submitted"])
          expect(rows.filter((row) => row.status === status).length).toBeLessThan(2);
        const latest = rows.sort((a, b) => b.revision - a.revision)[0];
        everyAnswerIsAccountedFor(all, latest ? fromJson(latest.answers) : {});
        const { kept, counted } = await talliesAndRecount(environment.database, round, department);
        expect(kept).toEqual(counted);

        async function invited(count: number): Promise<readonly string[]> {
          const tokens: string[] = [];
          for (let person = 0; person < count; person += 1)
            tokens.push((await anInvitation(environment, round, department.id)).token);
          return tokens;
        }

        async function happen(them: readonly ForgetfulOfNothing[], one: Event): Promise<void> {
          const who = them[one.browser];
          if (!who) throw new Error("no such browser");
          switch (one.kind) {
            case "answer":
              return who.answer(questions[one.question] ?? "", one.value);
            case "send": {
              const save = who.saves[one.which % Math.max(1, who.saves.length)];
              return save && who.send(environment, save, one.times, one.acknowledged);
            }
            case "look":
              for (const { question, revision } of (await changesSince(environment, who.key, 0)).changed)
                who.see(question, revision);
              return;
            case "submit":
              return submit(them, one.browser, one.code);
          }
        }

        async function submit(them: readonly ForgetfulOfNothing[], index: number, code: number) {
          const key = them[index]?.key;
          if (!key) throw new Error("no such browser");
          try {
            await submitResponse(environment, key, `receipt-of-a-browser-${rounds}-${code}`);
          } catch (error) {
            const codes = ["nothing-to-submit", "already-submitted"];
            if (!(error instanceof Problem && codes.includes(error.data.code))) throw error;
          }
        }
      }),
      { numRuns: engine === "sqlite" ? 40 : 15 },
    );
  }, 120_000);
});

/** Holds what is kept against every result that a browser was ever told. */
function everyAnswerIsAccountedFor(
  all: readonly ForgetfulOfNothing[],
  kept: Readonly<Record<string, { readonly value: unknown; readonly revision: number }>>,
): void {
  const made = all.flatMap(({ saves, results }) =>
    saves.flatMap(({ save, changes }) => changes.map((change) => ({ change, result: results.get(save) }))),
  );
  for (const question of questions) {
    const byRevision = new Map<number, { readonly value: unknown; readonly basedOn: readonly number[] }>();
    for (const { change, result } of made.filter((one) => one.change.question === question)) {
      const applied = result?.applied.find((one) => one.question === question);
      const conflict = result?.conflicts.find((one) => one.question === question);
      expect(Boolean(applied) !== Boolean(conflict)).toBe(true);
      // Offered is what the browser had not seen, and what differs.
      if (conflict) expect(conflict.kept.revision).toBeGreaterThan(change.basedOn);
      if (conflict) expect(conflict.kept.value).not.toBe(change.value);
      if (!applied || applied.revision === 0) continue; // revision 0: emptied what nobody had answered
      const same = byRevision.get(applied.revision);
      if (same) expect(same.value).toBe(change.value);
      const basedOn = [...(same?.basedOn ?? []), change.basedOn];
      byRevision.set(applied.revision, { value: change.value, basedOn });
    }
    const revisions = [...byRevision.keys()].sort((a, b) => a - b);
    for (const [index, revision] of revisions.entries()) {
      const before = revisions[index - 1] ?? 0;
      expect(byRevision.get(revision)?.basedOn.some((basedOn) => basedOn >= before)).toBe(true);
    }
    const last = revisions.at(-1);
    expect(kept[question]?.revision).toBe(last);
    if (last !== undefined) expect(kept[question]?.value).toBe(byRevision.get(last)?.value);
  }
}
