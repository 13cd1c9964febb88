import { defineConfig } from "@playwright/test";
import { findBrowser } from "./scripts/browser.js";

/** Root has no user namespaces for Chromium's sandbox; a closed network makes its own look-ups noise. */
const browserArguments = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: process.env["CI"] === "true",
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [["list"], ["./e2e/fault-figures.ts"]],
  projects: [
    { name: "journeys", testMatch: "*.spec.ts" },
    // Not a test: `npm run picture` takes the README's picture anew.
    { name: "picture", testMatch: "picture.ts" },
  ],
  use: {
    browserName: "chromium",
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    trace: "retain-on-failure",
    launchOptions: { executablePath: findBrowser() ?? "", args: browserArguments },
  },
});
