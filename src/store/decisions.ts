import { z } from 'zod';
import { answersSchema, CONSIDERATIONS, recommendationSchema } from '../engine/index.ts';
import type { Decision, DecisionEvent } from '../records.ts';
import type { Db, Tx } from './open.ts';

const json = <T>(schema: z.ZodType<T>) =>
  z.string().transform((text, context): T => {
    const parsed = schema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: z.prettifyError(parsed.error) });
    return z.NEVER;
  });

const rowSchema = z
  .object({
    id: z.string(),
    source_key: z.string(),
    team_id: z.string(),
    channel_id: z.string(),
    owner_id: z.string(),
    title: z.string(),
    context: z.string(),
    answers: json(answersSchema),
    considerations: json(z.array(z.enum(CONSIDERATIONS))),
    recommendation: json(recommendationSchema),
    status: z.literal('open'),
    created_at: z.number(),
    posted_channel: z.string().nullable(),
    root_ts: z.string().nullable(),
  })
  .transform(
    (row): Decision => ({
      id: row.id,
      sourceKey: row.source_key,
      teamId: row.team_id,
      channelId: row.channel_id,
      ownerId: row.owner_id,
      title: row.title,
      context: row.context,
      answers: row.answers,
      considerations: row.considerations,
      recommendation: row.recommendation,
      status: row.status,
      createdAt: row.created_at,
      thread:
        row.posted_channel === null || row.root_ts === null
          ? null
          : { channel: row.posted_channel, ts: row.root_ts },
    }),
  );

/**
 * Keeps a new decision with its owner's rating.
 *
 * @returns false, and changes nothing, when its source has been kept already.
 */
export async function insertDecision(tx: Tx, decision: Decision): Promise<boolean> {
  const inserted = await tx
    .insertInto('decisions')
    .values({
      id: decision.id,
      source_key: decision.sourceKey,
      team_id: decision.teamId,
      channel_id: decision.channelId,
      owner_id: decision.ownerId,
      title: decision.title,
      context: decision.context,
      answers: JSON.stringify(decision.answers),
      considerations: JSON.stringify(decision.considerations),
      recommendation: JSON.stringify(decision.recommendation),
      status: decision.status,
      created_at: decision.createdAt,
      posted_channel: null,
      root_ts: null,
    })
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted === undefined) return false;
  await tx
    .insertInto('ratings')
    .values({
      decision_id: decision.id,
      user_id: decision.ownerId,
      answers: JSON.stringify(decision.answers),
      created_at: decision.createdAt,
    })
    .execute();
  return true;
}

export async function findDecision(db: Db | Tx, id: string): Promise<Decision | null> {
  const row = await db.selectFrom('decisions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : rowSchema.parse(row);
}

export async function countRatings(db: Db | Tx, decisionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('ratings')
    .select((e) => e.fn.countAll<number | string>().as('count'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Sends a thread elsewhere, unless its root is posted already; says whether it did. */
export async function moveDecision(tx: Tx, id: string, channelId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('decisions')
    .set({ channel_id: channelId })
    .where('id', '=', id)
    .where('root_ts', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Adds to the history, at the next free position. */
export async function appendEvent(
  tx: Tx,
  decisionId: string,
  event: DecisionEvent,
  now: number,
): Promise<void> {
  const { last } = await tx
    .selectFrom('events')
    .select((e) => e.fn.max('position').as('last'))
    .where('decision_id', '=', decisionId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('events')
    .values({
      decision_id: decisionId,
      position: last === null ? 0 : Number(last) + 1,
      kind: event.kind,
      actor_id: event.actorId,
      payload: JSON.stringify(event.payload),
      at: now,
    })
    .execute();
}
