import { z } from 'zod';
import {
  type Decision,
  type Discussion,
  OUTCOMES,
  type PersonalRating,
  type Vote,
} from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import { answersSchema } from '../engine/index.ts';
import { json } from './json.ts';
import type { Db, Tx } from './open.ts';
import { settingsOf } from './settings.ts';

const ratingSchema = z
  .object({
    user_id: z.string(),
    answers: json(answersSchema),
    revision: z.number(),
    rated_at: z.number(),
  })
  .transform(
    (row): PersonalRating => ({
      userId: row.user_id,
      answers: row.answers,
      revision: row.revision,
      ratedAt: row.rated_at,
    }),
  );

const voteSchema = z
  .object({
    user_id: z.string(),
    voice: z.enum(['agree', 'disagree']),
    reason: z.string(),
    preferred: z.enum(OUTCOMES).nullable(),
    revision: z.number(),
    cast_at: z.number(),
  })
  .transform(
    (row): Vote => ({
      userId: row.user_id,
      voice: row.voice,
      reason: row.reason,
      preferred: row.preferred,
      revision: row.revision,
      castAt: row.cast_at,
    }),
  );

type RatingsAndVotes = Pick<Discussion, 'ratings' | 'votes'>;

/** What people answered and said about these decisions, by the id of a decision. */
export async function readRatingsAndVotes(
  db: Db | Tx,
  ids: readonly string[],
): Promise<(id: string) => RatingsAndVotes> {
  const ratings = await db
    .selectFrom('ratings')
    .select(['decision_id', 'user_id', 'answers', 'revision', 'rated_at'])
    .where('decision_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('user_id')
    .execute();
  const votes = await db
    .selectFrom('votes')
    .selectAll()
    .where('decision_id', 'in', ids)
    .orderBy('cast_at')
    .orderBy('user_id')
    .execute();
  const ratingsOf = Map.groupBy(ratings, ({ decision_id }) => decision_id);
  const votesOf = Map.groupBy(votes, ({ decision_id }) => decision_id);
  return (id) => ({
    ratings: (ratingsOf.get(id) ?? []).map((row) => ratingSchema.parse(row)),
    votes: (votesOf.get(id) ?? []).map((row) => voteSchema.parse(row)),
  });
}

/** A decision together with all that people said about it. */
export async function loadContext(db: Db | Tx, decision: Decision): Promise<DecisionContext> {
  const ratingsAndVotes = await readRatingsAndVotes(db, [decision.id]);
  const settings = await settingsOf(db, decision.channelId);
  return { decision, ...ratingsAndVotes(decision.id), settings };
}

/** A person's answers, in place of any earlier ones. */
export async function putRating(
  tx: Tx,
  decisionId: string,
  { userId, answers, revision, ratedAt }: PersonalRating,
): Promise<void> {
  const columns = { answers: JSON.stringify(answers), revision, rated_at: ratedAt };
  await tx
    .insertInto('ratings')
    .values({ decision_id: decisionId, user_id: userId, created_at: ratedAt, ...columns })
    .onConflict((conflict) => conflict.columns(['decision_id', 'user_id']).doUpdateSet(columns))
    .execute();
}

/** A person's vote, in place of any earlier one. */
export async function putVote(
  tx: Tx,
  decisionId: string,
  { userId, voice, reason, preferred, revision, castAt }: Vote,
): Promise<void> {
  const columns = { voice, reason, preferred, revision, cast_at: castAt };
  await tx
    .insertInto('votes')
    .values({ decision_id: decisionId, user_id: userId, ...columns })
    .onConflict((conflict) => conflict.columns(['decision_id', 'user_id']).doUpdateSet(columns))
    .execute();
}
