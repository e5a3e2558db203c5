import { sql } from 'kysely';
import { z } from 'zod';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { HistoryEntry } from '../../src/domain/events.ts';
import type { TimerKind } from '../../src/domain/job.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { readHistory } from '../../src/store/history.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { loadContext } from '../../src/store/ratings-and-votes.ts';

const rowSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** The history entry that it announces. */
  entry: z.number().nullable(),
  state: z.string(),
  message_ts: z.string().nullable(),
});

/** All that the bot has on record about one decision. */
export type Record = DecisionContext & {
  readonly history: readonly HistoryEntry[];
  readonly timers: readonly { readonly kind: TimerKind; readonly count: number }[];
  readonly rows: readonly z.infer<typeof rowSchema>[];
};

/** Opens the database of a bot that is gone. */
export const openRecords = (path: string): Promise<Db> => openStore({ kind: 'sqlite', path });

export async function readRecords(db: Db): Promise<readonly Record[]> {
  const ids = await db.selectFrom('decisions').select('id').orderBy('created_at').execute();
  return Promise.all(ids.map(({ id }) => readRecord(db, id)));
}

async function readRecord(db: Db, id: string): Promise<Record> {
  const decision = await findDecision(db, id);
  if (decision === null) throw new Error(`no decision ${id}`);
  const timers = await sql<{ kind: TimerKind; count: number }>`
    select kind, cast(json_extract(payload, '$.count') as integer) as count from jobs where decision_id = ${id}`.execute(
    db,
  );
  const rows = await sql`
    select id, kind, json_extract(payload, '$.entry') as entry, state, message_ts
    from outbox where decision_id = ${id} order by position`.execute(db);
  return {
    ...(await loadContext(db, decision)),
    history: await readHistory(db, id),
    timers: timers.rows,
    rows: z.array(rowSchema).parse(rows.rows),
  };
}
