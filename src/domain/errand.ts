import { z } from 'zod';
import { placeSchema } from './decision.ts';
import { filterSchema } from './portfolio.ts';

/** The forms in which many decisions leave together. */
export const ARCHIVE_FORMATS = ['csv', 'json', 'madr'] as const;
export type ArchiveFormat = (typeof ARCHIVE_FORMATS)[number];

/** Where a heading stands, since which attempt, and how many pages of text stand under it. */
const handed = z
  .object({ heading: placeSchema, since: z.number(), pages: z.number() })
  .readonly()
  .optional();

/** What is owed to a person or a channel outside of any one decision's thread. */
export const errandSchema = z.discriminatedUnion('kind', [
  /** All decisions that a person may see, as far as a filter lets them through, as one file. */
  z.object({
    kind: z.literal('archive'),
    format: z.enum(ARCHIVE_FORMATS),
    filter: filterSchema,
    handed,
  }),
  /** The record of one decision, for a person who may see it. */
  z.object({ kind: z.literal('export'), decisionId: z.string(), handed }),
  /** What happened in a time, for a person or a channel that asked to be told regularly. */
  z.object({ kind: z.literal('digest'), from: z.number(), until: z.number() }),
  /** Takes messages out of Slack whose content was deleted; the root says so in their place. */
  z.object({
    kind: z.literal('erase'),
    root: placeSchema.nullable(),
    messages: z.array(placeSchema).readonly(),
    /** What may have reached Slack without anybody's learning of it. */
    inDoubt: z
      .array(
        z.object({
          rowId: z.string(),
          channel: z.string(),
          threadTs: z.string().nullable(),
          since: z.number(),
        }),
      )
      .readonly(),
    /** Who deleted it, a person or the clock, and when. */
    by: z.string(),
    at: z.number(),
    /** Whether they know that Slack refuses to take some of it out. */
    isTold: z.boolean().default(false),
  }),
  /** Takes out what a person wrote, wherever it is; whoever asked is told when it is done. */
  z.object({
    kind: z.literal('forget'),
    personId: z.string(),
    /** How many decisions anything was taken out of by earlier attempts. */
    decisions: z.int().default(0),
  }),
  /** The channel that it is for went by another id before: what is kept of that follows. */
  z.object({
    kind: z.literal('follow'),
    from: z.string(),
    /** The id of the last decision whose link was asked for anew. */
    linkedTo: z.string().default(''),
  }),
  /** Says anew who may reveal ratings, in the threads of a channel or of the whole workspace. */
  z.object({ kind: z.literal('reword') }),
]);
export type Errand = z.infer<typeof errandSchema>;
/** A message that may stand somewhere. */
export type InDoubt = Extract<Errand, { kind: 'erase' }>['inDoubt'][number];

/** An errand that a runner has taken to see to. */
export type ErrandRow = {
  readonly id: string;
  /** A person, a channel, or the workspace. */
  readonly to: string;
  readonly errand: Errand;
  /** This attempt included. Also tells whether the row is still ours. */
  readonly attempts: number;
};
