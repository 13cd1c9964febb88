import { useRouteLoaderData } from "react-router";
import type { loader } from "#app/root.tsx";

/** What the root knows of this page's reader; undefined only where the root's own loader failed. */
export function useFrame() {
  return useRouteLoaderData<typeof loader>("root");
}
