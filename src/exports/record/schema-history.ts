import { z } from 'zod';
import { caseSchema, happenedSchema } from '../../domain/events.ts';
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

const [
  submitted,
  moved,
  rated,
  revealed,
  voted,
  revised,
  proposed,
  decided,
  withdrawn,
  superseded,
  ratersReminded,
  reminded,
  reviewAsked,
  exported,
  reviewed,
] = happenedSchema.options;

const people = z.array(person);
const considerations = z.array(consideration);
/** Null while nobody may see the answers and what follows from them. */
const judgement = { answers, verdict: verdict.nullable(), strength: strength.nullable() };
const judged = caseSchema.extend({ considerations, ...judgement }).meta({ id: 'JudgedCase' });

export const blind = z.object({
  invited: people,
  enough: z.int().nullable(),
  deadline: instant.nullable(),
});

export const voteGiven = voted.extend({ preferred: outcome.nullable() });
export const proposal = proposed.extend(judgement);
export const review = reviewed.omit({ by: true, at: true }).extend({
  before: answers,
  answers,
  was: verdict.nullable(),
  verdict: verdict.nullable(),
  holds: z.boolean().nullable(),
  nextOn: day.nullable(),
});

/** The events of the domain, with people for ids, moments for milliseconds, and room for what is hidden. */
const what = z.discriminatedUnion('kind', [
  submitted.extend({ answers, considerations, deciders: people, blind: blind.nullable() }),
  moved,
  rated.extend({ answers }),
  revealed.extend(judgement),
  voteGiven,
  revised.extend({ before: judged, after: judged }),
  proposal,
  decided.omit({ by: true, at: true }).extend({
    outcome,
    reviewOn: day.nullable(),
    deciders: people,
    verdict: verdict.nullable(),
  }),
  withdrawn,
  superseded,
  ratersReminded.extend({ people }),
  reminded,
  reviewAsked,
  exported,
  review,
]);

export const past = z.object({
  position: z.int(),
  at: instant,
  actor: person.nullable().describe('Null for what happened by itself when its time came.'),
  what,
});

export type What = z.infer<typeof what>;
export type Past = z.infer<typeof past>;
