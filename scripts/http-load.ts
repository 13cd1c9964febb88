import { Agent, get } from "node:http";
import { parentPort } from "node:worker_threads";

/*
 * A worker that asks for one address over and over, over some connections at once, and tells how many times a second it
 * was answered. In a thread of its own, so that the server that it measures has the main one to itself.
 */

export type LoadOrder = {
  readonly url: string;
  readonly cookie: string;
  readonly connections: number;
  readonly milliseconds: number;
};

const agent = new Agent({ keepAlive: true });

parentPort?.on("message", async (order: LoadOrder) => {
  const until = performance.now() + order.milliseconds;
  const started = performance.now();
  const counts = await Promise.all(
    Array.from({ length: order.connections }, async () => {
      let count = 0;
      do {
        await ask(order);
        count += 1;
      } while (performance.now() < until);
      return count;
    }),
  );
  const total = counts.reduce((sum, count) => sum + count, 0);
  parentPort?.postMessage(total / ((performance.now() - started) / 1000));
});

function ask({ url, cookie }: LoadOrder): Promise<void> {
  const headers = { cookie, "accept-encoding": "gzip, deflate, br", "accept-language": "sv" };
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`A page was answered ${response.statusCode}.`));
      response.on("data", () => {});
      response.on("end", resolve);
    }).on("error", reject);
  });
}
