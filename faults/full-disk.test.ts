import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { connections } from "./answering-client.ts";
import { AnsweringPerson, savesOf } from "./answering-person.ts";
import { aFaultRun } from "./fault-run.ts";
import { expectEverybodyToSend, patience } from "./fault-test.ts";
import { report } from "./scale.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

/** A way to let a server find no room, and room again. */
type Shortage = {
  readonly place: string;
  /** What a save is answered then. */
  readonly status: number;
  readonly begin: (server: ServerProcess, databaseFile: string) => void;
  readonly end: (server: ServerProcess) => void;
  readonly remove: () => void;
};

/** A small file system of its own, filled up; null where this process may mount none. */
function smallFileSystem(): Shortage | null {
  const place = mkdtempSync(join(tmpdir(), "mognad-small-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", place], { stdio: "ignore" });
  } catch {
    rmSync(place, { recursive: true });
    return null;
  }
  const filler = join(place, "filler");
  return {
    place,
    status: 507,
    begin: () => {
      const { bavail, bsize } = statfsSync(place);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    end: () => rmSync(filler),
    remove: () => {
      execFileSync("umount", ["--lazy", place]); // also where something of the system still looks into it
      rmSync(place, { recursive: true });
    },
  };
}

/** A limit on how large the server's files may grow, which to the database is a disk that fails. */
function fileSizeLimit(): Shortage {
  const place = mkdtempSync(join(tmpdir(), "mognad-limited-"));
  const limit = ({ pid }: ServerProcess, bytes: string) =>
    execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`]);
  return {
    place,
    status: 503,
    begin: (server, databaseFile) => limit(server, String(statSync(`${databaseFile}-wal`).size)),
    end: (server) => limit(server, "unlimited"),
    remove: () => rmSync(place, { recursive: true }),
  };
}

test.for([
  { what: "a file that cannot grow", shortage: fileSizeLimit },
  { what: "a full disk", shortage: smallFileSystem },
])(
  "on $what no save is acknowledged that is not kept, and all are kept once there is room",
  { timeout: patience },
  async ({ what, shortage: make }, { skip }) => {
    const shortage = make() ?? skip("no file system can be mounted here");
    const run = await aFaultRun(shortage.place);
    const agent = connections();
    const server = await startServer(run.folder);
    try {
      const all = (await run.invite(10)).map((browser) => new AnsweringPerson(browser, run.questions));
      await Promise.all(all.map((person) => person.answer(agent, server.url)));
      shortage.begin(server, run.databaseFile);
      // Saving goes on for as long as the log has room that it had taken before.
      const refused = await Promise.all(
        all.map(async (person) => {
          for (;;) {
            const status = await person.answer(agent, server.url);
            if (status !== 200) return status;
          }
        }),
      );
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      shortage.end(server);
      const before = savesOf(all);
      const statuses = await Promise.all(all.map((person) => person.answer(agent, server.url)));
      const rows = await run.responses();
      const lost = all.flatMap((person) => person.lostIn(rows)).length;
      report({ fault: what, refused: refused.length, saved: savesOf(all), lost });
      expect(new Set(refused)).toEqual(new Set([shortage.status]));
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(savesOf(all)).toBe(before + all.length);
      expect(lost).toBe(0);
      await expectEverybodyToSend(run, agent, server.url, all);
    } finally {
      agent.destroy();
      await server.kill();
      await run.remove();
      shortage.remove();
    }
  },
);
