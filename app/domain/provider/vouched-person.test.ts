import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asRefusal } from "./provider.ts";
import { holdsPersonalNumber, vouchedPerson } from "./vouched-person.ts";

/** A number with its check digit, as ten digits. */
function withCheckDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(weighted / 10) + (weighted % 10);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

const two = (number: number) => String(number).padStart(2, "0");
const personalNumbers = fc
  .record({
    century: fc.constantFrom("", "18", "19", "20"),
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.integer({ min: 61, max: 91 })),
    birth: fc.integer({ min: 0, max: 999 }),
    sign: fc.constantFrom("", "-", "+", " "),
  })
  .map(({ century, year, month, day, birth, sign }) => {
    const ten = withCheckDigit(`${two(year)}${two(month)}${two(day)}${String(birth).padStart(3, "0")}`);
    return `${century}${ten.slice(0, 6)}${sign}${ten.slice(6)}`;
  });

describe("what is taken of what a provider says of a person", () => {
  it("is never a personal identity number, however it is written and whatever stands beside it", () => {
    fc.assert(
      fc.property(personalNumbers, fc.constantFrom("", "id:", "(", "@"), (number, around) => {
        expect(holdsPersonalNumber(`${around}${number}`)).toBe(true);
        expect(holdsPersonalNumber(`${number}@${around}`)).toBe(true);
      }),
    );
  });

  it("is what is no personal identity number: ids, telephone numbers, other digits", () => {
    const others = [
      "0198f2c4-7e1a-7d00-8000-199001010017",
      "+46 70 123 45 67",
      "199001010018",
      "1234567890123456",
      "19901301-0017",
      "anna.ett@testkoping.example",
      "S-1-5-21-1004336348-1177238915-682003330-512",
    ];
    expect(others.filter(holdsPersonalNumber)).toEqual([]);
  });

  it("is refused whole where the subject is one", () => {
    fc.assert(
      fc.property(personalNumbers, (number) => {
        const attempt = () => vouchedPerson(number, {}, "groups");
        try {
          attempt();
          expect.unreachable();
        } catch (error) {
          expect(asRefusal(error)?.problem).toBe("personalNumber");
        }
      }),
    );
  });

  it("is a name, an address and groups, by the names that each kind of provider has for them", () => {
    const openId = { name: "Person Ett", email: "ett@testkoping.example", groups: ["a", "b"], phone: "1" };
    expect(vouchedPerson("s", openId, "groups")).toEqual({
      subject: "s",
      name: "Person Ett",
      email: "ett@testkoping.example",
      groups: ["a", "b"],
    });
    const saml = {
      "urn:oid:2.5.4.42": "Person",
      "urn:oid:2.5.4.4": "Ett",
      "urn:oid:0.9.2342.19200300.100.1.3": ["ett@testkoping.example"],
      "urn:example:groups": "a",
      "urn:oid:1.2.752.29.4.13": "199001010017",
    };
    expect(vouchedPerson("s", saml, "urn:example:groups")).toEqual({
      subject: "s",
      name: "Person Ett",
      email: "ett@testkoping.example",
      groups: ["a"],
    });
  });

  it("is no group where the provider says something else than texts, or the name is one that every object has", () => {
    for (const groups of [undefined, null, 1, { a: 1 }, [1, {}, null]]) {
      expect(vouchedPerson("s", { groups }, "groups").groups).toEqual([]);
    }
    expect(vouchedPerson("s", {}, "constructor").groups).toEqual([]);
  });
});
