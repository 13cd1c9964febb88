import { type RawBuilder, sql } from "kysely";
import type { OrganizationId } from "#app/domain/id.ts";
import type { WrittenPlace, WrittenRow } from "#app/domain/records/mention.ts";
import type { Reader } from "../client.ts";

type Place = {
  readonly from: RawBuilder<unknown>;
  readonly id: RawBuilder<unknown>;
  readonly organization: RawBuilder<unknown>;
  readonly title: RawBuilder<unknown>;
  readonly disclosure?: RawBuilder<unknown>;
  readonly texts: readonly RawBuilder<unknown>[];
  readonly only?: RawBuilder<unknown>;
};

const round = sql`join rounds r on r.organization_id = t.organization_id and r.id = t.round_id`;
const ofOrganization = { id: sql`t.id`, organization: sql`t.organization_id` };

/** What each place is read from, and in which columns. */
const places = {
  action: {
    ...ofOrganization,
    from: sql`actions t`,
    title: sql`t.title`,
    texts: [sql`t.title`, sql`t.description`, sql`t.owner`, sql`t.dropped_because`],
  },
  "action-change": {
    ...ofOrganization,
    from: sql`action_events t join actions a on a.organization_id = t.organization_id and a.id = t.action_id`,
    title: sql`a.title`,
    texts: [sql`t.change`],
  },
  // What was sent and is not a trial; in rounds that are shown in groups once they are closed for good.
  answer: {
    ...ofOrganization,
    from: sql`responses t ${round}`,
    title: sql`r.title`,
    disclosure: sql`r.disclosure`,
    texts: [sql`t.answers`],
    only: sql`t.status in ('submitted', 'superseded') and (r.disclosure = 'in-office' or exists (
      select 1 from round_seals s where s.organization_id = r.organization_id and s.round_id = r.id))`,
  },
  assessment: {
    ...ofOrganization,
    from: sql`assessments t`,
    title: sql`t.title`,
    texts: [sql`t.title`, sql`t.source`],
  },
  "assessment-finding": {
    id: sql`t.key`,
    organization: sql`t.organization_id`,
    from: sql`assessment_entries t
      join assessments a on a.organization_id = t.organization_id and a.id = t.assessment_id`,
    title: sql`a.title`,
    texts: [sql`t.finding`, sql`t.reasoning`],
  },
  "fact-check": {
    ...ofOrganization,
    from: sql`fact_checks t ${round}`,
    title: sql`r.title`,
    texts: [sql`t.reason`, sql`t.reply`],
  },
  log: {
    ...ofOrganization,
    from: sql`audit_log t`,
    title: sql`t.event`,
    texts: [sql`t.details`],
  },
  "mail-text": {
    id: sql`t.kind`,
    organization: sql`t.organization_id`,
    from: sql`mail_texts t ${round}`,
    title: sql`r.title`,
    texts: [sql`t.subject`, sql`t.body`],
  },
  organization: {
    id: sql`t.id`,
    organization: sql`t.id`,
    from: sql`organizations t`,
    title: sql`t.name`,
    texts: [sql`t.contact`, sql`t.sender_name`, sql`t.reply_to`],
  },
  "public-page": {
    id: sql`t.page`,
    organization: sql`t.organization_id`,
    from: sql`organization_texts t`,
    title: sql`t.page`,
    texts: [sql`t.text`],
  },
  recommendation: {
    ...ofOrganization,
    from: sql`recommendations t`,
    title: sql`t.text`,
    texts: [sql`t.from_body`, sql`t.to_body`, sql`t.text`, sql`t.outcome`],
  },
  round: {
    ...ofOrganization,
    from: sql`rounds t`,
    title: sql`t.title`,
    texts: [sql`t.title`, sql`t.contact`],
  },
} as const satisfies Readonly<Record<WrittenPlace, Place>>;

/**
 * Where one of some phrases may be written, and everything where one is: it is for the caller to look closer, since
 * letters beyond a–z are let pass as any, which SQLite cannot tell small from great.
 */
export async function rowsThatMayHold(
  db: Reader,
  organizationId: OrganizationId,
  phrases: readonly string[],
): Promise<readonly WrittenRow[]> {
  if (phrases.length === 0) return [];
  const found: WrittenRow[] = [];
  for (const [place, description] of Object.entries<Place>(places)) {
    const { from, id, organization, title, disclosure, texts, only } = description;
    const holds = texts.flatMap((text) =>
      phrases.map((phrase) => sql`lower(${text}) like ${likePattern(phrase)}`),
    );
    const { rows } = await sql<Record<string, string | null>>`select ${id} as id, ${title} as title,
      ${disclosure ?? sql`null`} as disclosure,
      ${sql.join(texts.map((text, index) => sql`${text} as ${sql.ref(`text${index}`)}`))}
      from ${from}
      where ${organization} = ${organizationId} and (${sql.join(holds, sql` or `)}) and ${only ?? sql`true`}
      order by 1`.execute(db);
    found.push(
      ...rows.map(({ id, title, disclosure, ...kept }) => ({
        place: place as WrittenPlace, // a key of them
        id: id ?? "",
        title: title ?? "",
        disclosure: disclosure as WrittenRow["disclosure"], // as the round has it
        texts: Object.values(kept).filter((text) => text !== null),
      })),
    );
  }
  return found;
}

/** What `like` takes for a phrase in small letters: characters of a meaning to it or to JSON stand for any. */
function likePattern(phrase: string): string {
  return `%${phrase.toLowerCase().replaceAll(/[^a-z0-9@. -]+/gu, "%")}%`;
}
