import { z } from 'zod';
import {
  answersSchema,
  CONSIDERATIONS,
  detailsSchema,
  STRENGTHS,
  VERDICTS,
} from '../engine/index.ts';
import { blindSchema, type Decision, decidedSchema, OUTCOMES, reviewSchema } from './decision.ts';

const verdict = z.enum(VERDICTS);
const strength = z.enum(STRENGTHS);

/** What people are asked to decide, with the answers about it. */
export const decisionInputSchema = z.object({
  title: z.string(),
  context: z.string(),
  answers: answersSchema,
  considerations: z.array(z.enum(CONSIDERATIONS)).readonly(),
  /** Entries of the history from before there were details have none. */
  details: detailsSchema.default({}),
});
export type DecisionInput = Readonly<z.infer<typeof decisionInputSchema>>;

const judged = decisionInputSchema.extend({ verdict, strength });

/** What may happen to a decision, with all that is needed to tell it later. */
export const eventSchema = z.discriminatedUnion('kind', [
  decisionInputSchema.extend({
    kind: z.literal('submitted'),
    deciders: z.array(z.string()).readonly(),
    blind: blindSchema.nullable(),
    supersedes: z.string().nullable(),
  }),
  z.object({ kind: z.literal('moved'), from: z.string(), to: z.string() }),
  /** Without the answers once the person has asked for what they wrote to be taken out. */
  z.object({ kind: z.literal('rated'), answers: answersSchema.nullable(), revision: z.int() }),
  z.object({
    kind: z.literal('revealed'),
    because: z.enum(['wish', 'enough', 'deadline']),
    raters: z.int(),
    answers: answersSchema,
    verdict,
    strength,
  }),
  z.object({
    kind: z.literal('voted'),
    voice: z.enum(['agree', 'disagree']),
    reason: z.string(),
    preferred: z.enum(OUTCOMES).nullable(),
    revision: z.int(),
  }),
  z.object({ kind: z.literal('revised'), before: judged, after: judged, revision: z.int() }),
  z.object({
    kind: z.literal('proposed'),
    answers: answersSchema,
    note: z.string(),
    verdict,
    strength,
    revision: z.int(),
  }),
  decidedSchema.extend({ kind: z.literal('decided'), verdict }),
  z.object({ kind: z.literal('withdrawn'), reason: z.string() }),
  /** By null once that decision was deleted. */
  z.object({ kind: z.literal('superseded'), by: z.string().nullable() }),
  z.object({ kind: z.literal('raters_reminded'), people: z.array(z.string()).readonly() }),
  z.object({ kind: z.literal('reminded'), days: z.int() }),
  z.object({ kind: z.literal('review_asked') }),
  z.object({ kind: z.literal('exported') }),
  reviewSchema.extend({ kind: z.literal('reviewed'), before: answersSchema, was: verdict }),
]);
export type DecisionEvent = z.infer<typeof eventSchema>;

/** Replaces a text that must be there, once its author asked for it to be taken out. */
export const REMOVED = '[removed]';

/** Who acts when a time has come and nobody did anything. */
export const SYSTEM_ACTOR = 'clock';

/** An entry of a decision's history, which only ever grows. */
export type HistoryEntry = {
  /** From 0, without gaps. */
  readonly position: number;
  /** A person, or `SYSTEM_ACTOR`. */
  readonly actorId: string;
  readonly at: number;
  readonly event: DecisionEvent;
};

/** Everybody who had a part in a decision or was asked to, each once. */
export function peopleIn(
  { ownerId, deciders, blind }: Pick<Decision, 'ownerId' | 'deciders' | 'blind'>,
  history: readonly HistoryEntry[],
): readonly string[] {
  const people = new Set([ownerId, ...deciders, ...(blind?.invited ?? [])]);
  for (const { actorId, event } of history) {
    if (actorId !== SYSTEM_ACTOR) people.add(actorId);
    if (event.kind === 'decided') for (const decider of event.deciders) people.add(decider);
  }
  return [...people];
}
