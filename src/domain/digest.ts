import { z } from 'zod';
import type { Summary } from './portfolio.ts';
import { knownZone } from './time.ts';

export const digestTimeSchema = z.object({
  /** From Monday, 1, to Sunday, 7. */
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  /** As in the IANA database; one that is not known here is reckoned as UTC. */
  zone: z.string().transform(knownZone),
});
export type DigestTime = Readonly<z.infer<typeof digestTimeSchema>>;

export const digestSchema = digestTimeSchema.extend({
  /** Who asked for it. */
  readerId: z.string(),
});

/** Who wants to hear once a week what happened: a person, or a channel for which somebody asked. */
export type Digest = Readonly<z.infer<typeof digestSchema>> & { readonly target: string };

/** A digest that is sent, and when. */
export type Subscription = Digest & {
  /** The end of the time that the last one told of, in milliseconds since 1970. */
  readonly coveredUntil: number;
  readonly dueAt: number;
};

/** Whether it comes to the one who asked for it, rather than to a channel. */
export const isPersonal = ({ target, readerId }: Pick<Digest, 'target' | 'readerId'>): boolean =>
  target === readerId;

/** A time of which a digest tells: from its beginning to just before its end. */
export type Period = { readonly from: number; readonly until: number };

/** What a digest tells of, in its order. */
export const DIGEST_PARTS = ['created', 'decided', 'stuck', 'review_due'] as const;
export type DigestPart = (typeof DIGEST_PARTS)[number];

/** What there is of one part. */
export type DigestContents = Readonly<
  Record<
    DigestPart,
    {
      readonly total: number;
      /** How many of them came to it in that time. */
      readonly fresh: number;
      /** The first few. */
      readonly named: readonly Summary[];
    }
  >
>;

/** Whether there is nothing to tell: what waited before waits still, and nothing else happened. */
export const isQuiet = (contents: DigestContents): boolean =>
  DIGEST_PARTS.every((part) => contents[part].fresh === 0);
