import { describe, expect, it } from "vitest";
import { asRefusal } from "#app/domain/provider/provider.ts";
import { countProviderVisits } from "./provider-visits.ts";

describe("beginning to sign in by a provider", () => {
  it("is refused to a network that does it all the time, and to no other", async () => {
    const visit = countProviderVisits();
    for (let times = 0; times < 300; times++) await visit("192.0.2.1");
    const refused = await visit("192.0.2.1").catch(asRefusal);
    expect(refused?.problem).toBe("tooMany");
    await expect(visit("192.0.2.2")).resolves.toBeUndefined();
  });
});
