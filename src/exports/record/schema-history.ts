import { z } from 'zod';
import {
  answers,
  consideration,
  day,
  instant,
  outcome,
  person,
  strength,
  verdict,
} from './schema-parts.ts';

/** Null while nobody may see the answers and what follows from them. */
const judgement = { verdict: verdict.nullable(), strength: strength.nullable() };

const put = z.object({
  title: z.string(),
  context: z.string(),
  answers,
  considerations: z.array(consideration),
});
const judged = put.extend(judgement).meta({ id: 'JudgedCase' });

export const blind = z.object({
  invited: z.array(person),
  enough: z.int().nullable(),
  deadline: instant.nullable(),
});

const what = z.discriminatedUnion('kind', [
  put.extend({
    kind: z.literal('submitted'),
    deciders: z.array(person),
    blind: blind.nullable(),
    supersedes: z.string().nullable(),
  }),
  z.object({ kind: z.literal('moved'), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('rated'), answers, revision: z.int() }),
  z.object({
    kind: z.literal('revealed'),
    because: z.enum(['wish', 'enough', 'deadline']),
    raters: z.int(),
    answers,
    ...judgement,
  }),
  z.object({
    kind: z.literal('voted'),
    voice: z.enum(['agree', 'disagree']),
    reason: z.string(),
    preferred: outcome.nullable(),
    revision: z.int(),
  }),
  z.object({
    kind: z.literal('revised'),
    before: judged,
    after: judged,
    revision: z.int(),
  }),
  z.object({
    kind: z.literal('proposed'),
    answers,
    note: z.string(),
    ...judgement,
    revision: z.int(),
  }),
  z.object({
    kind: z.literal('decided'),
    outcome,
    reason: z.string(),
    check: z.string(),
    reviewOn: day.nullable(),
    zone: z.string(),
    deciders: z.array(person),
    verdict: verdict.nullable(),
  }),
  z.object({ kind: z.literal('withdrawn'), reason: z.string() }),
  z.object({ kind: z.literal('superseded'), by: z.string().nullable() }),
  z.object({ kind: z.literal('raters_reminded'), people: z.array(person) }),
  z.object({ kind: z.literal('reminded'), days: z.int() }),
  z.object({ kind: z.literal('review_asked') }),
  z.object({ kind: z.literal('exported') }),
  z.object({
    kind: z.literal('reviewed'),
    before: answers,
    answers,
    was: verdict.nullable(),
    verdict: verdict.nullable(),
    holds: z.boolean().nullable(),
    nextOn: day.nullable(),
  }),
]);

export const past = z.object({
  position: z.int(),
  at: instant,
  actor: person.nullable().describe('Null for what happened by itself when its time came.'),
  what,
});

export type What = z.infer<typeof what>;
export type Past = z.infer<typeof past>;
