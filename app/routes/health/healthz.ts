/** The process answers. Open to all: it says nothing else. */
export function loader(): Response {
  return new Response("ok\n", { headers: { "content-type": "text/plain", "cache-control": "no-store" } });
}
