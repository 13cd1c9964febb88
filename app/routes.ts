import { index, type RouteConfig, route } from "@react-router/dev/routes";

/** Every address of Mognad, in the order that a round lives. */
export default [
  index("routes/public/home.tsx"),
  route("language", "routes/public/language.ts"),
  route("method", "routes/public/method.tsx"),
  route("sign-in", "routes/session/sign-in.tsx"),
  route("sign-out", "routes/session/sign-out.ts"),

  // Whoever is invited answers.
  route("r/:token", "routes/respond/start.tsx"),
  route("r/:token/hand-on", "routes/respond/hand-on.tsx"),
  route("svara/:handle", "routes/respond/questionnaire.tsx"),
  route("svara/:handle/answers", "routes/respond/answers.ts"),
  route("svara/:handle/last-time", "routes/respond/last-time.ts"),
  route("svara/:handle/review", "routes/respond/review.tsx"),
  route("svara/:handle/receipt", "routes/respond/receipt.tsx"),
  route("svara/:handle/change", "routes/respond/change.tsx"),
  route("svara/:handle/result", "routes/respond/result.tsx"),

  // An organization's first page.
  route(":org", "routes/results/overview.tsx"),

  // Preparing and running a round.
  route(":org/rounds", "routes/rounds/rounds.tsx"),
  route(":org/rounds/:round", "routes/rounds/round.tsx"),
  route(":org/rounds/:round/archive", "routes/rounds/archive.tsx"),

  // What came out of the rounds.
  route(":org/results", "routes/results/results.tsx"),

  // What was promised about it, and what others judged.
  route(":org/follow-up", "routes/followup/follow-up.tsx"),
  route(":org/assessments/:assessment", "routes/followup/assessment.tsx"),

  // Keeping the organization.
  route(":org/administration", "routes/administration/administration.tsx"),
  route(":org/administration/records", "routes/administration/records.tsx"),

  route("healthz", "routes/health/healthz.ts"),
  route("readyz", "routes/health/readyz.ts"),

  route("*", "routes/public/not-found.ts"),
] satisfies RouteConfig;
