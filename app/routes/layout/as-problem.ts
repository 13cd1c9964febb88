import { isRouteErrorResponse } from "react-router";
import { isProblemData, type ProblemData } from "#app/domain/problem.ts";

/** A problem of the catalogue as it is; what React Router itself refuses by its status; all else is our fault. */
export function asProblem(error: unknown): ProblemData {
  if (!isRouteErrorResponse(error)) return { code: "unexpected", details: {} };
  if (isProblemData(error.data)) return error.data;
  if (error.status === 404) return { code: "not-found", details: {} };
  return { code: error.status < 500 ? "bad-request" : "unexpected", details: {} };
}
