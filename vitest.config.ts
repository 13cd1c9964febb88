import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "scripts/**/*.test.ts", "faults/**/*.test.ts"],
    globalSetup: ["db/testing-server.ts"],
    environment: "node",
    restoreMocks: true,
    // For what hangs, not for what is slow: hundreds of databases are made while other tests have the processors.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
