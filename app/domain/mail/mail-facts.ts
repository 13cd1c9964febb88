import type { Instant } from "#app/domain/id.ts";
import { localOf } from "#app/domain/local-time.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import type { Round } from "#app/domain/round/round.ts";
import type { MailFacts } from "./mail-text.ts";

type Described = {
  /** The organization that invites, and whom to ask where the round names nobody. */
  readonly organization: { readonly name: string; readonly contact: string | null };
  readonly round: Pick<Round, "title" | "contact">;
  readonly department: LocalizedText;
  /** The office that is invited. */
  readonly title: LocalizedText;
  readonly closesAt: Instant;
  readonly link: string;
};

/** What is filled in where a text has a place for it. */
export function mailFacts({ organization, round, department, title, closesAt, link }: Described): MailFacts {
  return {
    title,
    department,
    organization: alike(organization.name),
    round: alike(round.title),
    closes: alike(localOf(closesAt).replace("T", " ")),
    link: alike(link),
    contact: alike(round.contact.trim() === "" ? (organization.contact ?? "") : round.contact),
  };
}

/** What is filled in to show how a text looks: somebody made up. */
export function exampleFacts(
  organization: Described["organization"],
  round: Pick<Round, "title" | "contact" | "schedule">,
  link: string,
): MailFacts {
  return mailFacts({
    organization,
    round,
    department: { sv: "Exempelförvaltningen", en: "the Example Department" },
    title: { sv: "enhetschef", en: "head of unit" },
    closesAt: round.schedule.closesAt,
    link,
  });
}

function alike(text: string): LocalizedText {
  return { sv: text, en: text };
}
