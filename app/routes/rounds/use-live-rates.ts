import { useEffect, useState } from "react";
import type { LiveRates } from "#app/domain/round/response-rates.server.ts";

/** In milliseconds: how often it is asked while all goes well, and how seldom at most while the server does not answer. */
const interval = 10_000;
const longest = 5 * 60_000;

/**
 * How a round is going, asked for again while the page is in sight and the round is open. A server that does not
 * answer is asked ever more seldom; one that refuses, no more.
 *
 * @param loaded what the page came with; null: nobody can have answered yet
 */
export function useLiveRates(address: string, loaded: LiveRates | null): LiveRates | null {
  const [asked, setAsked] = useState<LiveRates | null>(null);
  const rates = newerOf(loaded, asked);
  const isLive = rates?.pace === "live";
  useEffect(() => {
    if (!isLive) return;
    let wait = interval;
    let timer: ReturnType<typeof setTimeout>;
    const stopped = new AbortController();
    const again = () => {
      timer = setTimeout(ask, wait);
    };
    const ask = async () => {
      if (document.visibilityState === "hidden") return; // until it is in sight again
      try {
        const response = await fetch(address, { signal: stopped.signal });
        if (response.status >= 400 && response.status < 500) return;
        if (!response.ok) throw new Error(`The server answered ${response.status}.`);
        setAsked(await response.json()); // what our own address sends
        wait = interval;
      } catch {
        if (stopped.signal.aborted) return;
        wait = Math.min(2 * wait, longest);
      }
      again();
    };
    const onSight = () => {
      if (document.visibilityState === "hidden") return;
      clearTimeout(timer);
      void ask();
    };
    document.addEventListener("visibilitychange", onSight);
    again();
    return () => {
      stopped.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onSight);
    };
  }, [address, isLive]);
  return rates;
}

/** What the page was loaded with may be newer than what was asked before, as after a step was taken. */
function newerOf(loaded: LiveRates | null, asked: LiveRates | null): LiveRates | null {
  if (loaded === null || asked === null) return loaded;
  return asked.countedAt > loaded.countedAt ? asked : loaded;
}
