import { z } from 'zod';
import {
  type Answers,
  adviceOn,
  answersSchema,
  type ConsiderationId,
  CRITERIA,
  DETAILS,
  type DetailId,
  type Details,
  type Panel,
  panelOf,
  type Recommendation,
  type Rubric,
  VERDICTS,
  type Verdict,
} from '../engine/index.ts';

/**
 * `rating` while the team rates blind → `open` while it is discussed → `decided`; or `withdrawn`, or
 * `superseded` by another decision.
 */
export const STATUSES = ['rating', 'open', 'decided', 'withdrawn', 'superseded'] as const;
export type Status = (typeof STATUSES)[number];

/** What people decided on: one of the four approaches, or something else. */
export const OUTCOMES = [...VERDICTS, 'other'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const placeSchema = z.object({ channel: z.string(), ts: z.string() });
/** Where a message is. */
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** How a blind rating was set up. */
export const blindSchema = z.object({
  /** Who was asked by name; anybody in the channel may rate all the same. */
  invited: z.array(z.string()).readonly(),
  /** Reveals by itself once so many people have rated, the owner included. */
  enough: z.int().min(2).nullable(),
  /** Reveals by itself at this time, in milliseconds since 1970. */
  deadline: z.number().nullable(),
});
export type Blind = Readonly<z.infer<typeof blindSchema>>;

/** A day without a time of day, `YYYY-MM-DD`. */
export const daySchema = z.iso.date();

/** What was decided, by whom, and how anybody will know whether it was right. */
export const decidedSchema = z.object({
  outcome: z.enum(OUTCOMES),
  /** Never empty when the outcome differs from the verdict. */
  reason: z.string(),
  /** How it will be checked; empty when nothing was said. */
  check: z.string(),
  reviewOn: daySchema.nullable(),
  /** The time zone in which that day was meant, as in the IANA database. */
  zone: z.string(),
  deciders: z.array(z.string()).readonly(),
  by: z.string(),
  at: z.number(),
});
export type Decided = Readonly<z.infer<typeof decidedSchema>>;

export const withdrawnSchema = z.object({ reason: z.string(), by: z.string(), at: z.number() });
export type Withdrawn = Readonly<z.infer<typeof withdrawnSchema>>;

/** The last time that a decision was looked at again. */
export const reviewSchema = z.object({
  answers: answersSchema,
  verdict: z.enum(VERDICTS),
  /** Whether the verdict is still the one the decision was made on. */
  holds: z.boolean(),
  by: z.string(),
  at: z.number(),
  nextOn: daySchema.nullable(),
});
export type Review = Readonly<z.infer<typeof reviewSchema>>;

/** The message out of which a decision was asked for. */
export const sourceSchema = z.object({ place: placeSchema, link: z.string().nullable() });
export type Source = Readonly<z.infer<typeof sourceSchema>>;

const writers = z.array(z.string()).readonly();
export const copiedSchema = z.object({ title: writers, context: writers });
/** The people whose words a decision began with because they were copied from the one it replaces. */
export type Copied = Readonly<z.infer<typeof copiedSchema>>;

export const NOTHING_COPIED: Copied = { title: [], context: [] };

/** A decision: what was asked, what the engine said, what people made of it, where its thread is. */
export type Decision = {
  readonly id: string;
  readonly sourceKey: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly ownerId: string;
  /** Who may decide besides the owner. */
  readonly deciders: readonly string[];
  readonly title: string;
  /** What the application is for; empty when nothing was said. */
  readonly context: string;
  /** The answers of record; while the team rates blind, the owner's own. */
  readonly answers: Answers;
  readonly considerations: readonly ConsiderationId[];
  readonly details: Details;
  readonly recommendation: Recommendation;
  readonly status: Status;
  /** Rises each time the answers of record are revised, from 1. */
  readonly revision: number;
  /** Null unless the team was asked to rate first. */
  readonly blind: Blind | null;
  /** When the answers and the verdict were shown; null while nobody may see them. */
  readonly revealedAt: number | null;
  readonly decided: Decided | null;
  readonly withdrawn: Withdrawn | null;
  /** Since when a review is asked for and not done. */
  readonly reviewAskedAt: number | null;
  readonly review: Review | null;
  /** The decision that this one replaces. */
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly copied: Copied;
  readonly source: Source | null;
  readonly createdAt: number;
  /** Where its root message is, once it is posted. */
  readonly thread: Place | null;
  /** The permanent link to that message, once Slack has told it. */
  readonly link: string | null;
  /** Rises with every change. */
  readonly version: number;
};

/** What the advice speaks of: a case as it was described, and what the engine made of it. */
export type Assessed = Pick<Decision, 'answers' | 'considerations' | 'details' | 'recommendation'>;

/** The same case with the advice for what people chose, whichever was recommended. */
export function choosing(verdict: Verdict, of: Assessed, rubric: Rubric): Assessed {
  const { answers, considerations, details, recommendation } = of;
  if (verdict === recommendation.verdict) return of;
  const advice = adviceOn(verdict, answers, { rubric, considerations, details });
  return { ...of, recommendation: { ...recommendation, ...advice, verdict } };
}

/** One person's answers to the six criteria. */
export type PersonalRating = {
  readonly userId: string;
  readonly answers: Answers;
  /** The revision of the decision that they were given for. */
  readonly revision: number;
  readonly ratedAt: number;
};

/** One person's vote on the recommendation. */
export type Vote = {
  readonly userId: string;
  readonly voice: 'agree' | 'disagree';
  /** Why they disagree; empty for those who agree. */
  readonly reason: string;
  /** What they would do instead; null for those who agree. */
  readonly preferred: Outcome | null;
  readonly revision: number;
  readonly castAt: number;
};

/** A decision with everything that people said about it. */
export type Discussion = {
  readonly decision: Decision;
  /** In the order in which people first rated. */
  readonly ratings: readonly PersonalRating[];
  readonly votes: readonly Vote[];
};

/** What its ratings say together; there must be one at least. */
export const panelIn = ({ ratings }: Pick<Discussion, 'ratings'>, rubric: Rubric): Panel =>
  panelOf(
    ratings.map(({ userId: raterId, answers }) => ({ raterId, answers })),
    rubric,
  );

/** Whether nobody may be shown its answers, its verdict or what follows from them. */
export const isHidden = ({ blind, revealedAt }: Pick<Decision, 'blind' | 'revealedAt'>): boolean =>
  blind !== null && revealedAt === null;

/**
 * Whether this person may delete it for good, managers aside: only the owner and those they named,
 * even where any member decides, since nobody can undo it.
 */
export const mayDelete = ({ ownerId, deciders }: Decision, userId: string): boolean =>
  userId === ownerId || deciders.includes(userId);

/** The details that somebody gave, in the order of the form. */
export const knownDetails = (details: Details): readonly DetailId[] =>
  DETAILS.filter((id) => details[id] !== undefined);

/** The details in which two cases differ; the order of limits is no difference. */
export const changedDetails = (a: Details, b: Details): readonly DetailId[] => {
  const valueIn = (details: Details, id: DetailId): string =>
    [details[id] ?? []].flat().toSorted().join();
  return DETAILS.filter((id) => valueIn(a, id) !== valueIn(b, id));
};

export const sameAnswers = (a: Answers, b: Answers): boolean =>
  CRITERIA.every((id) => a[id] === b[id]);
