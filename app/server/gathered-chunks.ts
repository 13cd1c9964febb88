import { Transform } from "node:stream";

/**
 * A stream that hands on what was written to it since the last turn of the event loop as one piece. React writes a page
 * in pieces of two kilobytes, each of which would be carried through several streams, compressed and sent on its own.
 *
 * @param ended called when everything has been handed on
 */
export function gatheredChunks(ended: () => void): Transform {
  let waiting: Buffer[] = [];
  let isScheduled = false;
  const handOn = () => {
    isScheduled = false;
    if (waiting.length === 0) return;
    stream.push(Buffer.concat(waiting));
    waiting = [];
  };
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      // React writes on in a buffer that it has handed out only when that is full: what it gives is ours.
      waiting.push(chunk);
      if (!isScheduled) setImmediate(handOn);
      isScheduled = true;
      done();
    },
    flush(done) {
      handOn();
      ended();
      done();
    },
  });
  return stream;
}
