import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passwordFault } from "./password.ts";

const holder = { name: "Digital Samordnare", email: "digital.samordnare@kommun.example" };

const nobody = { name: "", email: "" };

describe("a password", () => {
  it.each([
    ["fyra ord i en rad", null],
    ["kaffe bilen regnar högt", null],
    ["🐎🐎🐎🐎 i hagen står", null],
    ["kort", "passwordTooShort"],
    ["elva tecken", "passwordTooShort"],
    ["x".repeat(129), "tooLong"],
    ["1Q2W3E4R5T6Y", "passwordCommon"],
    ["aaaaaaaaaaaaaaaa", "passwordCommon"],
    ["abcabcabcabcabc", "passwordCommon"],
    ["1234567890123", "passwordCommon"],
    ["qwertyuiopåasdf", "passwordCommon"],
    ["Lösenord2026!", "passwordCommon"],
    ["Mognad-2026-11", "passwordCommon"],
    ["mognadmognad!", "passwordCommon"],
    ["Samordnare2026", "passwordPersonal"],
    ["digital.samordnare1", "passwordPersonal"],
    ["digital.samordnare@kommun.example", "passwordPersonal"],
    ["digital planterar gula lökar", null],
  ])("%s: %s", (password, fault) => {
    expect(passwordFault(password, holder)).toBe(fault);
  });

  it("may be any signs at all, as long as there are enough of them and no pattern", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(..."etaoinshrdlukm "), { minLength: 15, maxLength: 15 }),
        (signs) => {
          const password = signs.join("");
          expect(["passwordCommon", null]).toContain(passwordFault(password, nobody));
          expect(passwordFault(`${password}${password}€`, nobody)).toBe(null);
        },
      ),
    );
  });

  it("is never looked at without an answer, whatever it and the holder are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (password, name, email) => {
        const fault = passwordFault(password, { name, email });
        if ([...password].length < 12) expect(fault).toBe("passwordTooShort");
      }),
    );
  });
});
