import { z } from 'zod';
import { type Strength, VERDICTS, type Verdict } from '../engine/index.ts';
import { type Outcome, STATUSES, type Status } from './decision.ts';

/** A decision as far as a list needs it. Verdict and strength are null while nobody may see them. */
export type Summary = {
  readonly id: string;
  readonly title: string;
  readonly status: Status;
  readonly verdict: Verdict | null;
  readonly strength: Strength | null;
  readonly outcome: Outcome | null;
  readonly channelId: string;
  readonly ownerId: string;
  readonly createdAt: number;
  readonly reviewAskedAt: number | null;
  readonly link: string | null;
};

/** Which decisions a person wants to see, of those they may. */
export const filterSchema = z.object({
  status: z.enum(STATUSES).nullable().default(null),
  verdict: z.enum(VERDICTS).nullable().default(null),
  channel: z.string().nullable().default(null),
  owner: z.string().nullable().default(null),
  /** As it was typed. */
  text: z.string().default(''),
});
export type Filter = Readonly<z.infer<typeof filterSchema>>;

export const NO_FILTER: Filter = filterSchema.parse({});

/** Whether it leaves anything out. */
export const isFiltered = (filter: Filter): boolean =>
  JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

/** A place in a list that runs from the newest to the oldest. */
export const cursorSchema = z.object({ createdAt: z.number(), id: z.string() });
export type Cursor = Readonly<z.infer<typeof cursorSchema>>;

/** How many decisions there are of one kind. */
export type Count = {
  readonly status: Status;
  readonly verdict: Verdict | null;
  readonly outcome: Outcome | null;
  readonly decisions: number;
};

/** What a person has chosen to see, and the pages they came through: the last is the one they see. */
export const homeStateSchema = z.object({
  filter: filterSchema.default(NO_FILTER),
  trail: z.array(cursorSchema).default([]),
});
export type HomeState = Readonly<z.infer<typeof homeStateSchema>>;

export const FRESH_HOME: HomeState = homeStateSchema.parse({});

/** Why a decision needs attention, the most pressing first. */
export const ATTENTION_KINDS = ['undelivered', 'review_due', 'open_too_long', 'fragile'] as const;
export type AttentionKind = (typeof ATTENTION_KINDS)[number];
export type AttentionItems = Readonly<Record<AttentionKind, readonly Summary[]>>;

/** Why it is not known what a person may see: Slack says it later, or an admin has to permit it. */
export type UnknownScope = 'busy' | 'not_permitted';

/** What one person sees on the Home tab. */
export type Overview = {
  readonly state: HomeState;
  readonly attention: AttentionItems;
  readonly page: readonly Summary[];
  /** Whether older ones follow. */
  readonly hasMore: boolean;
  readonly counts: readonly Count[];
  /** False when Slack could not be asked what they may see. */
  readonly isComplete: boolean;
  readonly reason?: UnknownScope;
};

/** The channels whose decisions a person may see, as Slack tells it. */
export type AccessScope = {
  readonly channels: ReadonlySet<string>;
  /** False when Slack could not be asked: then there may be more than is shown. */
  readonly isComplete: boolean;
  /** Why it is not complete. */
  readonly reason?: UnknownScope;
};
