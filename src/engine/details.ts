import { z } from 'zod';

/** What the application does with a request. */
export const TASKS = ['answer', 'extract', 'classify', 'write', 'code', 'act'] as const;
export type Task = (typeof TASKS)[number];

/** The shape of what must be looked up; its share of the requests is a criterion. */
export const LOOK_UPS = ['nothing', 'text', 'documents', 'records', 'code'] as const;
export type LookUp = (typeof LOOK_UPS)[number];

/** What answers the requests today. */
export const IN_PLACE = ['nothing', 'prompt', 'retrieval', 'tuned'] as const;
export type InPlace = (typeof IN_PLACE)[number];

/** How far a program can tell a right output from a wrong one. */
export const CHECKABLE = ['yes', 'partly', 'no'] as const;
export type Checkable = (typeof CHECKABLE)[number];

export const LIMITS = ['latency', 'cost', 'own_machines'] as const;
export type Limit = (typeof LIMITS)[number];

/** Who will build and run it. */
export const BUILDERS = ['nobody', 'developers', 'ml_engineers'] as const;
export type Builders = (typeof BUILDERS)[number];

/** Nothing has more; a longer number was typed by mistake. */
export const MOST_REQUESTS = 1_000_000_000_000;

/** Whole percents: a share of requests that are answered well enough. */
const percent = z.int().min(0).max(100);

/** Its order is that of the form. */
export const detailsSchema = z.strictObject({
  task: z.enum(TASKS).exactOptional(),
  lookUp: z.enum(LOOK_UPS).exactOptional(),
  today: z.enum(IN_PLACE).exactOptional(),
  /** The share that what is in place today reaches. */
  measured: percent.exactOptional(),
  /** The share from which it is good enough. */
  needed: percent.exactOptional(),
  checkable: z.enum(CHECKABLE).exactOptional(),
  requestsPerMonth: z.int().min(1).max(MOST_REQUESTS).exactOptional(),
  limits: z.array(z.enum(LIMITS)).min(1).readonly().exactOptional(),
  builders: z.enum(BUILDERS).exactOptional(),
});

/**
 * What is known about a case beyond the six criteria. Every part is optional, and none changes the
 * verdict: they choose the kind of retrieval, tuning or prompting, what is said, and the proof plan.
 */
export type Details = Readonly<z.infer<typeof detailsSchema>>;

export type DetailId = keyof Details;
/** The parts of the details, in the order of the form. */
export const DETAILS: readonly DetailId[] = detailsSchema.keyof().options;
