import type { Config } from "@react-router/dev/config";

export default {
  appDirectory: "app",
  ssr: true,
  // All routes from the beginning: a respondent who is offline goes from area to area without asking for more.
  routeDiscovery: { mode: "initial" },
} satisfies Config;
