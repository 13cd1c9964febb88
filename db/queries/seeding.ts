import type { Writer } from "../client.ts";
import type { Invitations, InvitationTokens, ResponseScores, Responses } from "../schema.ts";

/** Rows in one statement: few enough for both databases' limits on how many values a statement may carry. */
const rowsAtOnce = 500;

/** What a whole made-up round consists of, besides the round itself and its tallies. */
export type SeededRound = {
  readonly invitations: readonly Invitations[];
  readonly tokens: readonly InvitationTokens[];
  readonly responses: readonly Responses[];
  readonly scores: readonly ResponseScores[];
};

/** Writes the rows of a made-up round, many at a time. */
export async function insertSeededRound(db: Writer, round: SeededRound): Promise<void> {
  for (const rows of inChunks(round.invitations)) await db.insertInto("invitations").values(rows).execute();
  for (const rows of inChunks(round.tokens)) await db.insertInto("invitationTokens").values(rows).execute();
  for (const rows of inChunks(round.responses)) await db.insertInto("responses").values(rows).execute();
  for (const rows of inChunks(round.scores)) await db.insertInto("responseScores").values(rows).execute();
}

function inChunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const starts = Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, index) => index * rowsAtOnce);
  return starts.map((start) => rows.slice(start, start + rowsAtOnce));
}
