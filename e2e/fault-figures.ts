import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** What a journey counts: answers that were to be at the server, those of them that were not, and responses sent. */
export type FaultFigure = "answers" | "lost" | "sent";

type Figures = Record<"times" | FaultFigure, number>;

/** Tells what the journeys through faults came to, each as one line of JSON, however often it was played. */
export default class FaultFigures implements Reporter {
  readonly #figures = new Map<string, Figures>();

  onTestEnd({ title }: TestCase, { annotations }: TestResult): void {
    const of = (figure: FaultFigure) =>
      annotations
        .filter(({ type }) => type === figure)
        .reduce((sum, { description }) => sum + Number(description), 0);
    if (!annotations.some(({ type }) => type === "answers")) return;
    const { times, answers, lost, sent } = this.#figures.get(title) ?? nothing;
    this.#figures.set(title, {
      times: times + 1,
      answers: answers + of("answers"),
      sent: sent + of("sent"),
      lost: lost + of("lost"),
    });
  }

  onEnd(): void {
    for (const [fault, figures] of this.#figures) {
      process.stdout.write(`${JSON.stringify({ fault, ...figures })}\n`);
    }
  }

  printsToStdio(): boolean {
    return false; // the list of tests beside it does
  }
}

const nothing: Figures = { times: 0, answers: 0, sent: 0, lost: 0 };
