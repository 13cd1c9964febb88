import { defineConfig } from "vitest/config";

/** The scoring's own tests, without databases: each is run for hundreds of mutants. */
export default defineConfig({
  test: {
    include: ["app/domain/scoring/**/*.test.ts"],
    // The attack enumerates worlds for seconds, and would do so once more for nearly every mutant.
    exclude: ["app/domain/scoring/attacker.test.ts"],
    setupFiles: ["vitest.mutation.setup.ts"],
    environment: "node",
  },
});
