import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "scripts/**/*.test.ts", "faults/**/*.test.ts"],
    globalSetup: ["db/testing-server.ts"],
    environment: "node",
    restoreMocks: true,
  },
});
