import type { Insertable } from 'kysely';
import { z } from 'zod';
import {
  blindSchema,
  copiedSchema,
  type Decision,
  decidedSchema,
  reviewSchema,
  STATUSES,
  sourceSchema,
  withdrawnSchema,
} from '../domain/decision.ts';
import {
  answersSchema,
  CONSIDERATIONS,
  completed,
  detailsSchema,
  earlierSchema,
  recommendationSchema,
} from '../engine/index.ts';
import { json, stringify } from './json.ts';
import type { Schema } from './schema.ts';
import { indexEntry } from './search/index-words.ts';

/** A recommendation as any release has stored it. */
const storedRecommendation = json(z.union([recommendationSchema, earlierSchema]));

const rowSchema = z
  .object({
    id: z.string(),
    source_key: z.string(),
    team_id: z.string(),
    channel_id: z.string(),
    owner_id: z.string(),
    deciders: json(z.array(z.string())),
    title: z.string(),
    context: z.string(),
    answers: json(answersSchema),
    considerations: json(z.array(z.enum(CONSIDERATIONS))),
    details: json(detailsSchema),
    recommendation: storedRecommendation,
    status: z.enum(STATUSES),
    revision: z.number(),
    blind: json(blindSchema).nullable(),
    revealed_at: z.number().nullable(),
    decided: json(decidedSchema).nullable(),
    withdrawn: json(withdrawnSchema).nullable(),
    review_asked_at: z.number().nullable(),
    review: json(reviewSchema).nullable(),
    supersedes: z.string().nullable(),
    superseded_by: z.string().nullable(),
    copied: json(copiedSchema),
    source: json(sourceSchema).nullable(),
    created_at: z.number(),
    posted_channel: z.string().nullable(),
    root_ts: z.string().nullable(),
    link: z.string().nullable(),
    version: z.number(),
  })
  .transform(
    (row): Decision => ({
      id: row.id,
      sourceKey: row.source_key,
      teamId: row.team_id,
      channelId: row.channel_id,
      ownerId: row.owner_id,
      deciders: row.deciders,
      title: row.title,
      context: row.context,
      answers: row.answers,
      considerations: row.considerations,
      details: row.details,
      recommendation:
        'halves' in row.recommendation ? row.recommendation : completed(row.recommendation, row),
      status: row.status,
      revision: row.revision,
      blind: row.blind,
      revealedAt: row.revealed_at,
      decided: row.decided,
      withdrawn: row.withdrawn,
      reviewAskedAt: row.review_asked_at,
      review: row.review,
      supersedes: row.supersedes,
      supersededBy: row.superseded_by,
      copied: row.copied,
      source: row.source,
      createdAt: row.created_at,
      thread:
        row.posted_channel === null || row.root_ts === null
          ? null
          : { channel: row.posted_channel, ts: row.root_ts },
      link: row.link,
      version: row.version,
    }),
  );

/** A decision as its row holds it. */
export const readDecision = (row: unknown): Decision => rowSchema.parse(row);

/** The columns that commands change; only delivery changes where the thread is. */
export const changing = (decision: Decision) => ({
  channel_id: decision.channelId,
  deciders: JSON.stringify(decision.deciders),
  title: decision.title,
  context: decision.context,
  answers: JSON.stringify(decision.answers),
  considerations: JSON.stringify(decision.considerations),
  details: JSON.stringify(decision.details),
  recommendation: JSON.stringify(decision.recommendation),
  status: decision.status,
  revision: decision.revision,
  revealed_at: decision.revealedAt,
  decided: stringify(decision.decided),
  withdrawn: stringify(decision.withdrawn),
  review_asked_at: decision.reviewAskedAt,
  review: stringify(decision.review),
  superseded_by: decision.supersededBy,
  copied: JSON.stringify(decision.copied),
  version: decision.version,
  ...indexEntry(decision),
});

/** A new decision as its row holds it. */
export const rowOf = (decision: Decision): Insertable<Schema['decisions']> => ({
  ...changing(decision),
  id: decision.id,
  source_key: decision.sourceKey,
  team_id: decision.teamId,
  owner_id: decision.ownerId,
  blind: stringify(decision.blind),
  supersedes: decision.supersedes,
  source: stringify(decision.source),
  created_at: decision.createdAt,
  posted_channel: null,
  root_ts: null,
  link: null,
  touched_at: decision.createdAt,
});
