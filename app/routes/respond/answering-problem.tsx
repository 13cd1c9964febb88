import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { asProblem } from "#app/routes/layout/as-problem.ts";
import { ProblemPage } from "#app/routes/layout/problem-page.tsx";
import { browserStore } from "./answer-store.ts";
import { pendingIn } from "./queued-answers.ts";
import { TakeAlong } from "./take-along.tsx";

/** Where an answering page cannot be shown: why, and what this browser keeps of its answers, to be taken along. */
export function AnsweringProblem({ error }: { readonly error: unknown }) {
  const { handle = "" } = useParams();
  const answers = useKeptAnswers(handle);
  return (
    <ProblemPage problem={asProblem(error)}>
      <TakeAlong answers={answers} stays />
    </ProblemPage>
  );
}

function useKeptAnswers(handle: string) {
  const [answers, setAnswers] = useState<readonly { question: string; inWords: string }[]>([]);
  useEffect(() => {
    let here = true;
    const read = async () => {
      const kept = await browserStore().under(handle);
      const found = kept.flatMap(({ queue }) => [...queue.unkept, ...pendingIn(queue).values()]);
      if (here) setAnswers(found);
    };
    // A store that refuses has nothing to show.
    read().catch(() => undefined);
    return () => {
      here = false;
    };
  }, [handle]);
  return answers;
}
