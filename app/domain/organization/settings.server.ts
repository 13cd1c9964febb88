import type { Scope } from "#app/domain/access/authorize.ts";
import { occasionBy } from "#app/domain/auditlog/occasion.ts";
import { record } from "#app/domain/auditlog/record.server.ts";
import type { Environment } from "#app/domain/environment.ts";
import type { LocalizedText } from "#app/domain/questionnaire/definition.ts";
import {
  type OrganizationSettings,
  organizationSettings,
  organizationTexts,
  setOrganizationText,
  updateOrganization,
} from "#db/queries/organizations.ts";
import { type PublicPage, publicPages } from "./public-page.ts";

/** What the organization is called, whom to ask, and what its mails say of their sender. */
export function settingsPage({ database }: Environment, { organizationId }: Scope) {
  return organizationSettings(database.read, organizationId);
}

/** Keeps the settings; the log tells which were changed. */
export async function changeSettings(
  { database, newId, now }: Environment,
  { organizationId, actor }: Scope,
  after: OrganizationSettings,
): Promise<void> {
  await database.transact(async (writer) => {
    const before = await organizationSettings(writer, organizationId);
    const names = ["name", "contact", "senderName", "replyTo"] as const;
    const changed = names.filter((name) => before[name] !== after[name]);
    if (changed.length === 0) return;
    await updateOrganization(writer, organizationId, after);
    await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
      name: "organization.changed",
      subject: organizationId,
      details: { settings: changed },
    });
  });
}

export type TextsPage = Readonly<Record<PublicPage, LocalizedText>>;

const empty: LocalizedText = { sv: "", en: "" };

/** What the organization adds to each of its pages that are open to all; empty where it adds nothing. */
export async function textsPage(
  { database }: Environment,
  { organizationId }: Pick<Scope, "organizationId">,
): Promise<TextsPage> {
  const texts = await organizationTexts(database.read, organizationId);
  return {
    accessibility: texts.get("accessibility") ?? empty,
    privacy: texts.get("privacy") ?? empty,
  };
}

/** Keeps what the organization adds to its pages; the log tells which pages were changed. */
export async function changeTexts(
  { database, newId, now }: Environment,
  { organizationId, actor }: Scope,
  after: TextsPage,
): Promise<void> {
  await database.transact(async (writer) => {
    const before = await organizationTexts(writer, organizationId);
    for (const page of publicPages) {
      const { sv, en } = before.get(page) ?? empty;
      if (sv === after[page].sv && en === after[page].en) continue;
      await setOrganizationText(writer, organizationId, page, after[page]);
      await record(writer, occasionBy({ now, newId }, organizationId, actor.id), {
        name: "organization.text-changed",
        subject: organizationId,
        details: { page },
      });
    }
  });
}
