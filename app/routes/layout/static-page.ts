import { useMatches } from "react-router";

/**
 * The `handle` of a page that is complete as it comes from the server: no script is sent with it. Links to it are
 * plain anchors, so that it always comes from there.
 */
export const staticPage = { isStatic: true } as const;

/** Whether the page shown is such a one. */
export function useIsStatic(): boolean {
  return useMatches().some(({ handle }) => handle === staticPage);
}
