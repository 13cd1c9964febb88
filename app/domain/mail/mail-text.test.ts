import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bilingualMail } from "./composed-mail.ts";
import { fillText, type MailFacts, mailTextFault, placeNames, standardTexts } from "./mail-text.ts";

const link = "https://mognad.example.se/r/abc";

function facts(overrides: Partial<MailFacts> = {}): MailFacts {
  const alike = (text: string) => ({ sv: text, en: text });
  return {
    title: alike("Enhetschef"),
    department: { sv: "Socialförvaltningen", en: "Social services" },
    organization: alike("Testköpings kommun"),
    round: alike("Mätomgång 2026"),
    closes: alike("2026-12-11 17:00"),
    link: alike(link),
    contact: alike("digital@testkoping.example"),
    ...overrides,
  };
}

const sender = { senderName: "Testköping", replyTo: null };

describe("a mail's text", () => {
  it("is the product's own, which can be sent, in both languages", () => {
    for (const { subject, body } of Object.values(standardTexts)) {
      for (const language of ["sv", "en"] as const) {
        expect(mailTextFault(subject[language], "subject")).toBeNull();
        expect(mailTextFault(body[language], "body")).toBeNull();
      }
    }
  });

  it("never promises what the law does not let us promise", () => {
    expect(JSON.stringify(standardTexts)).not.toMatch(/konfidentiell|anonym|sekretess|hemlig/i);
  });

  it("is refused where a place cannot be filled in, the link is missing, or nothing is said", () => {
    expect(mailTextFault("Hej {namn} {länk}", "body")).toBe("unknownPlace");
    expect(mailTextFault("Hej {} {länk}", "body")).toBe("unknownPlace");
    expect(mailTextFault("Hej {constructor} {länk}", "body")).toBe("unknownPlace");
    expect(mailTextFault("Hej {befattning}", "body")).toBe("linkMissing");
    expect(mailTextFault("Svara: {länk}", "subject")).toBe("linkInSubject");
    expect(mailTextFault(" \n ", "body")).toBe("missing");
    expect(mailTextFault("Svara i {mätomgång}", "subject")).toBeNull();
  });

  it("fills in every place that a language has, under either language's name", () => {
    for (const language of ["sv", "en"] as const) {
      const text = placeNames(language).join(" ");
      const { body } = fillText({ subject: { sv: "", en: "" }, body: { sv: text, en: text } }, facts());
      expect(body.sv).toContain("Enhetschef Socialförvaltningen Testköpings kommun");
      expect(body.en).toContain("Enhetschef Social services");
      expect(body.sv).not.toMatch(/[{}]/);
    }
  });

  it("takes nothing that is filled in for a place, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const text = { sv: "a {befattning} b", en: "a {title} b" };
        const filled = fillText({ subject: text, body: text }, facts({ title: { sv: title, en: title } }));
        expect(filled.body).toEqual({ sv: `a ${title} b`, en: `a ${title} b` });
      }),
    );
    const told = facts({ title: { sv: "{länk}", en: "$&" } });
    const { body } = fillText(
      { subject: { sv: "", en: "" }, body: { sv: "{befattning}", en: "{title}" } },
      told,
    );
    expect(body).toEqual({ sv: "{länk}", en: "$&" });
  });
});

describe("a mail in both languages", () => {
  const text = {
    subject: { sv: "Inbjudan", en: "Invitation" },
    body: { sv: `Hej!\r\n\r\n${link}`, en: `Hello!\n\n${link}` },
  };

  it("has the language first that is asked for", () => {
    expect(bilingualMail(sender, text, "sv", link)).toMatchObject({
      subject: "Inbjudan / Invitation",
      text: `Hej!\n\n${link}\n\n– – –\n\nHello!\n\n${link}\n`,
    });
    expect(bilingualMail(sender, text, "en", link).subject).toBe("Invitation / Inbjudan");
  });

  it("says a subject once that is the same in both", () => {
    const same = { ...text, subject: { sv: "2026", en: "2026" } };
    expect(bilingualMail(sender, same, "sv", link).subject).toBe("2026");
  });

  it("lets nothing that is filled in become markup, or a header of its own", () => {
    const hostile = '<script>alert("x")</script>';
    const mail = bilingualMail(
      { senderName: "A\r\nBcc: b@example.se", replyTo: null },
      { subject: { sv: "a\r\nBcc: b@example.se", en: "b" }, body: { sv: hostile, en: hostile } },
      "sv",
      link,
    );
    expect(mail.html).not.toContain("<script>");
    expect(`${mail.subject}${mail.senderName}`).not.toMatch(/[\r\n]/);
  });
});
