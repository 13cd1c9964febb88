import type { Locale, LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { WrittenKind } from "./mail.ts";

/** What a mail says, with places for what differs from one who is invited to the next. */
export type MailText = { readonly subject: LocalizedText; readonly body: LocalizedText };

/** What is filled in, in the language of the text around it. */
export type MailFacts = Readonly<Record<Place, LocalizedText>>;

/** The places in texts, by their names in each language. */
export const places = {
  title: { sv: "befattning", en: "title" },
  department: { sv: "förvaltning", en: "department" },
  organization: { sv: "organisation", en: "organisation" },
  round: { sv: "mätomgång", en: "round" },
  closes: { sv: "stänger", en: "closes" },
  link: { sv: "länk", en: "link" },
  contact: { sv: "kontakt", en: "contact" },
} as const satisfies Readonly<Record<string, LocalizedText>>;

type Place = keyof typeof places;

/** What the product says where a round has no words of its own. */
export const standardTexts: Readonly<Record<WrittenKind, MailText>> = {
  invitation: {
    subject: { sv: "Inbjudan att svara: {mätomgång}", en: "Invitation to answer: {round}" },
    body: {
      sv: `Hej!

{organisation} tar reda på hur den digitala utvecklingen styrs, och behöver ditt svar. Du är inbjuden som {befattning}, för {förvaltning}.

Öppna din länk och börja när det passar dig:
{länk}

Svara senast {stänger}. Det du svarar sparas efter hand, så du kan ta en paus och fortsätta senare, även på en annan enhet. Länken är din egen. Är du fel person kan du lämna över inbjudan till en kollega på sidan som öppnas.

Har du frågor? {kontakt}`,
      en: `Hello,

{organisation} is finding out how its digital development is governed, and needs your answers. You are invited as {title}, for {department}.

Open your link and begin when it suits you:
{link}

Please answer by {closes}. What you answer is saved as you go, so you can take a break and go on later, also on another device. The link is your own. If you are the wrong person, you can hand the invitation on to a colleague on the page that opens.

Questions? {contact}`,
    },
  },
  reminder: {
    subject: { sv: "Påminnelse: {mätomgång}", en: "Reminder: {round}" },
    body: {
      sv: `Hej!

Vi saknar ditt svar i {mätomgång}. Du är inbjuden som {befattning}, för {förvaltning}.

Har du redan börjat finns det du har svarat kvar. Fortsätt, eller börja, på din länk:
{länk}

Svara senast {stänger}.

Har du frågor? {kontakt}`,
      en: `Hello,

We have not had your answers to {round} yet. You are invited as {title}, for {department}.

If you have begun, your answers are still there. Go on, or begin, by your link:
{link}

Please answer by {closes}.

Questions? {contact}`,
    },
  },
};

/** What is wrong with a text: the codes of `form.error`. */
export type MailTextFault = "missing" | "unknownPlace" | "linkMissing" | "linkInSubject";

type Part = keyof MailText;

const placeholder = /\{([^{}]*)\}/g;

/** What is wrong with one part of a text in one language; null where it can be sent. */
export function mailTextFault(text: string, part: Part): MailTextFault | null {
  if (text.trim() === "") return "missing";
  const found = [...text.matchAll(placeholder)].map(([, name]) => placeNamed(name ?? ""));
  if (found.includes(null)) return "unknownPlace";
  if (part === "subject") return found.includes("link") ? "linkInSubject" : null;
  return found.includes("link") ? null : "linkMissing";
}

/** The names of the places as a text in a language spells them: `{länk}`. */
export function placeNames(language: Locale): readonly string[] {
  return Object.values(places).map((names) => `{${names[language]}}`);
}

/** A text with everything filled in. What is filled in is never taken for a place. */
export function fillText({ subject, body }: MailText, facts: MailFacts): MailText {
  const fill = (text: LocalizedText): LocalizedText => ({
    sv: fillIn(text.sv, facts, "sv"),
    en: fillIn(text.en, facts, "en"),
  });
  return { subject: fill(subject), body: fill(body) };
}

function fillIn(text: string, facts: MailFacts, language: Locale): string {
  return text.replace(placeholder, (whole, name: string) => {
    const place = placeNamed(name);
    return place === null ? whole : facts[place][language];
  });
}

/** Which place a name is, whichever language it is in: who writes an English text may keep the Swedish names. */
function placeNamed(name: string): Place | null {
  const wanted = name.trim().toLowerCase();
  for (const [place, names] of Object.entries(places)) {
    if (names.sv === wanted || names.en === wanted) return place as Place; // a key of the table
  }
  return null;
}
