/** How much more than the limit is still read, and thrown away. */
const patience = 16;

/**
 * A request's body as text; null where it is longer than `limit` bytes. What is somewhat too long is read to its end
 * all the same: a browser that is cut off while it sends never sees the answer, and would send it again and again.
 */
export async function readLimited(request: Request, limit: number): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? 0) > patience * limit) return null;
  if (request.body === null) return "";
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body) {
    length += chunk.byteLength;
    if (length <= limit) chunks.push(chunk);
    else chunks.length = 0;
    if (length > patience * limit) return null;
  }
  return length > limit ? null : Buffer.concat(chunks).toString("utf8");
}
