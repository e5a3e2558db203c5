import { z } from 'zod';
import { placeSchema } from './decision.ts';
import { filterSchema } from './portfolio.ts';

/** Jobs that change a decision when their time comes; a decision has at most one of each kind. */
export const TIMERS = ['remind_raters', 'reveal', 'remind_open', 'review'] as const;
export type TimerKind = (typeof TIMERS)[number];

/** When such a job is due. */
export type Timer = {
  readonly kind: TimerKind;
  /** In milliseconds since 1970. */
  readonly dueAt: number;
  /** How often it has come before. */
  readonly count: number;
};

/** The forms in which many decisions leave together. */
export const ARCHIVE_FORMATS = ['csv', 'json', 'madr'] as const;
export type ArchiveFormat = (typeof ARCHIVE_FORMATS)[number];

/** Where a heading is, since which attempt, and how many pages of text are under it. */
const handed = z
  .object({ heading: placeSchema, since: z.number(), pages: z.number() })
  .readonly()
  .optional();

/** What is due at a time, besides the messages of a decision's thread. */
export const jobSchema = z.discriminatedUnion('kind', [
  /** A reminder, a deadline or a review of the decision that it is for. */
  z.object({ kind: z.enum(TIMERS), count: z.int() }),
  /** It is time for the digest of a person or a channel, which leaves a `digest` to be sent. */
  z.object({ kind: z.literal('digest_due') }),
  /** Tells a person or a channel that asked for it what happened in a time. */
  z.object({ kind: z.literal('digest'), from: z.number(), until: z.number() }),
  /** Hands a person all decisions that they may see and a filter lets through, as one file. */
  z.object({
    kind: z.literal('archive'),
    format: z.enum(ARCHIVE_FORMATS),
    filter: filterSchema,
    handed,
  }),
  /** Hands a person the record of one decision, if they may see it. */
  z.object({ kind: z.literal('export'), decisionId: z.string(), handed }),
  /** Takes messages out of Slack whose content was deleted; the root says so in their place. */
  z.object({
    kind: z.literal('erase_messages'),
    root: placeSchema.nullable(),
    messages: z.array(placeSchema).readonly(),
    /** What may have reached Slack without anybody's learning of it. */
    unconfirmed: z
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
    isNotified: z.boolean().default(false),
  }),
  /** Takes out what a person wrote, wherever it is, and tells the person who asked for it. */
  z.object({
    kind: z.literal('forget_person'),
    personId: z.string(),
    /** How many decisions anything was taken out of by earlier attempts. */
    decisions: z.int().default(0),
  }),
  /** Follows a channel to the id that it goes by now. */
  z.object({
    kind: z.literal('follow_channel'),
    from: z.string(),
    /** The id of the last decision whose link was asked for again. */
    linkedTo: z.string().default(''),
  }),
  /** Updates who may reveal ratings, in the threads of a channel or of the whole workspace. */
  z.object({ kind: z.literal('refresh_blind_roots') }),
  /** Deletes what has been kept long enough; it comes again and again. */
  z.object({ kind: z.literal('retention') }),
]);
export type Job = z.infer<typeof jobSchema>;
export type JobKind = Job['kind'];
/** A message that may stand somewhere. */
export type UnconfirmedMessage = Extract<Job, { kind: 'erase_messages' }>['unconfirmed'][number];

/** A job that a runner has claimed. */
export type JobRow = {
  readonly id: string;
  /** A decision, a person, a channel, or the workspace. */
  readonly to: string;
  readonly job: Job;
  /** This attempt included. Also tells whether the job is still ours. */
  readonly attempts: number;
};

/**
 * Jobs of one lane wait for each other. What takes hours, as taking thousands of messages out of
 * Slack, does not hold up what takes a moment.
 */
export const LANES = [
  'decisions',
  'calendar',
  'digests',
  'records',
  'archives',
  'erasing',
] as const;
export type Lane = (typeof LANES)[number];

export const LANE_OF: Readonly<Record<JobKind, Lane>> = {
  remind_raters: 'decisions',
  reveal: 'decisions',
  remind_open: 'decisions',
  review: 'decisions',
  digest_due: 'calendar',
  retention: 'calendar',
  digest: 'digests',
  forget_person: 'digests',
  refresh_blind_roots: 'digests',
  export: 'records',
  follow_channel: 'records',
  archive: 'archives',
  erase_messages: 'erasing',
};

/** Kinds that are due at a time that people have set, whatever their clock shows meanwhile. */
export const SCHEDULED: readonly JobKind[] = [...TIMERS, 'digest_due'];
