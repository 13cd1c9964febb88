import { useSyncExternalStore } from "react";

/** False on the server and in the first rendering in the browser, which must be the same; then true. */
export function useInBrowser(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
