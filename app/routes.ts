import { index, type RouteConfig, route } from "@react-router/dev/routes";

/** Every address of Mognad, in the order that a round lives. */
export default [
  index("routes/public/home.tsx"),
  route("language", "routes/public/language.ts"),
  route("method", "routes/public/method.tsx"),
  route("sign-in", "routes/session/sign-in.tsx"),
  route("sign-in/:org", "routes/session/own-sign-in.tsx"),
  route("sign-in/with/:provider", "routes/session/begin-at-provider.ts"),
  route("sign-in/with/:provider/response", "routes/session/provider-response.tsx"),
  route("sign-in/with/:provider/metadata", "routes/session/provider-metadata.ts"),

  // Keeping the installation.
  route("first-start/:token", "routes/operator/first-start-link.tsx"),
  route("first-start", "routes/operator/first-start.tsx"),
  route("operator", "routes/operator/operator.tsx"),
  route("operator/organizations/new", "routes/operator/new-organization.tsx"),
  route("sign-in/code", "routes/session/sign-in-code.tsx"),
  route("forgot-password", "routes/session/forgot-password.tsx"),
  route("password/:token", "routes/session/set-password.tsx"),
  route("invited/:token", "routes/session/invited.tsx"),
  route("sign-out", "routes/session/sign-out.ts"),

  // One's own account.
  route("account", "routes/account/account.tsx"),
  route("account/second-factor", "routes/account/second-factor.tsx"),

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
  route(":org/accessibility", "routes/public/accessibility.tsx"),
  route(":org/privacy", "routes/public/privacy.tsx"),

  // Preparing and running a round.
  route(":org/rounds", "routes/rounds/rounds.tsx"),
  route(":org/rounds/new", "routes/rounds/new-round.tsx"),
  route(":org/rounds/:round", "routes/rounds/round.tsx"),
  route(":org/rounds/:round/edit", "routes/rounds/edit-round.tsx"),
  route(":org/rounds/:round/invitations", "routes/rounds/mails/mails.tsx"),
  route(":org/rounds/:round/invitations/texts", "routes/rounds/mails/texts.tsx"),
  route(":org/rounds/:round/invitations/sheet", "routes/rounds/mails/sheet.tsx"),
  route(":org/rounds/:round/invitations/links", "routes/rounds/mails/links.ts"),
  route(":org/rounds/:round/progress", "routes/rounds/progress.ts"),
  route(":org/rounds/:round/questionnaire", "routes/rounds/questionnaire.tsx"),
  route(":org/rounds/:round/respondents", "routes/rounds/respondents.tsx"),
  route(":org/rounds/:round/respondents/new", "routes/rounds/add-respondent.tsx"),
  route(":org/rounds/:round/respondents/import", "routes/rounds/import-respondents.tsx"),
  route(":org/rounds/:round/respondents/save/:format", "routes/rounds/respondent-file.ts"),
  route(":org/rounds/:round/respondents/:invitation", "routes/rounds/respondent.tsx"),
  route(":org/rounds/:round/trial", "routes/rounds/trial.tsx"),
  route(":org/rounds/:round/archive", "routes/rounds/archive.tsx"),
  route(":org/rounds/:round/archive/package", "routes/rounds/archive-package.ts"),

  // What came out of the rounds.
  route(":org/results", "routes/results/results.tsx"),
  route(":org/results/years", "routes/results/years.tsx"),
  route(":org/results/questions", "routes/results/questions.tsx"),
  route(":org/results/questions/:question", "routes/results/question.tsx"),
  route(":org/results/profile", "routes/results/profile.tsx"),
  route(":org/results/csv/:table", "routes/results/csv.ts"),
  route(":org/results/organizations", "routes/results/organizations.tsx"),
  route(":org/results/summary", "routes/results/summary.tsx"),

  // What was promised about it, and what others judged.
  route(":org/follow-up", "routes/followup/follow-up.tsx"),
  route(":org/assessments/:assessment", "routes/followup/assessment.tsx"),

  // Keeping the organization.
  route(":org/administration", "routes/administration/administration.tsx"),
  route(":org/administration/audit-log", "routes/administration/audit-log.tsx"),
  route(":org/administration/audit-log/csv", "routes/administration/audit-log-csv.ts"),
  route(":org/administration/departments", "routes/administration/departments.tsx"),
  route(":org/administration/departments/reorganize", "routes/administration/reorganize.tsx"),
  route(":org/administration/departments/:department", "routes/administration/department.tsx"),
  route(":org/administration/pages", "routes/administration/public-pages.tsx"),
  route(":org/administration/providers", "routes/administration/providers.tsx"),
  route(":org/administration/providers/:provider", "routes/administration/provider.tsx"),
  route(":org/administration/providers/:provider/trial", "routes/administration/provider-trial.ts"),

  route(":org/administration/people", "routes/administration/people.tsx"),
  route(":org/administration/people/:user", "routes/administration/person.tsx"),
  route(":org/administration/records", "routes/administration/records.tsx"),
  route(":org/administration/records/json", "routes/administration/person-file.ts"),
  route(":org/administration/records/destruction", "routes/administration/destruction.tsx"),
  route(":org/administration/records/release", "routes/administration/release.tsx"),
  route(":org/administration/records/release/csv", "routes/administration/release-csv.ts"),

  route("healthz", "routes/health/healthz.ts"),
  route("readyz", "routes/health/readyz.ts"),

  route("*", "routes/public/not-found.ts"),
] satisfies RouteConfig;
