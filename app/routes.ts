import { index, type RouteConfig, route } from "@react-router/dev/routes";

/** Every address of Mognad, in the order that a round lives. */
export default [
  index("routes/public/home.tsx"),
  route("language", "routes/public/language.ts"),
  route("sign-in", "routes/session/sign-in.tsx"),
  route("sign-out", "routes/session/sign-out.ts"),

  route("healthz", "routes/health/healthz.ts"),
  route("readyz", "routes/health/readyz.ts"),

  route("*", "routes/public/not-found.ts"),
] satisfies RouteConfig;
