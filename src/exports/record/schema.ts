import { z } from 'zod';
import { STATUSES } from '../../domain/decision.ts';
import { blind, historyRecord, proposal, ratings, review, votes } from './schema-discussion.ts';
import {
  answer,
  answers,
  consideration,
  criterion,
  day,
  details,
  flip,
  instant,
  level,
  outcome,
  person,
  verdict,
} from './schema-parts.ts';
import { consequences, plan } from './schema-plan.ts';
import { recommendation } from './schema-recommendation.ts';

const related = z
  .object({ id: z.string(), title: z.string().nullable(), link: z.string().nullable() })
  .nullable();

const reviewOn = z
  .object({ on: day, zone: z.string().describe('The IANA time zone in which that day is meant.') })
  .nullable();

const sixAnswers = z.array(
  z.object({
    criterion,
    name: z.string(),
    level: level.nullable().describe('Null when nobody is sure.'),
    word: z.string(),
    facts: z.string().describe('What makes it the right level.'),
    from: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('owner'), person, at: instant }),
        z.object({ kind: z.literal('median'), ratings: z.int(), at: instant }),
        z.object({ kind: z.literal('revised'), person, revision: z.int(), at: instant }),
      ])
      .nullable()
      .describe('Who gave this answer; null when the history does not tell.'),
  }),
);

const decided = z.object({
  outcome,
  name: z.string(),
  reason: z.string(),
  differs: z.boolean().nullable().describe('Whether people overruled the engine.'),
  verdict: verdict.nullable().describe('What the engine said when this was decided.'),
  deciders: z.array(person),
  by: person,
  at: instant,
});

const tripwires = z.object({
  reviewOn,
  answers: z
    .array(z.object({ criterion, name: z.string(), answer, flips: z.array(flip) }))
    .nullable()
    .describe('The answers that carry the verdict: when one stops holding, look again.'),
});

/** Whoever reads records of an earlier version finds here what is different. */
const CHANGES =
  'A decision with everything known about it. Version 2: `details` are new, in the history too, and null until a blind rating is revealed. The recommendation has `way`, `halves`, `question`, `firstStep`, `kinds` and `sharpenBy`, and no `headline`; a reason has `influence` and `alone`; a strength may be `firm`. Consequences have `kinds` and `cautions`, and a trade-off has `title` and `text` instead of `because`. In the plan, `sample`, `baseline` and `passLine` hold numbers and codes beside their words, and `switches` is new. Evidence may be null.';

const byAt = { by: person.nullable(), at: instant };

/**
 * The decision record as data. Until a blind rating is revealed, every answer and everything that
 * follows from one is null, in the history too.
 */
export const decisionRecordSchema = z
  .object({
    schema: z.literal('rag-or-finetune/decision-record'),
    schemaVersion: z.literal(2),
    exportedAt: instant,
    id: z.string(),
    title: z.string(),
    question: z.string().describe('The title as a question.'),
    context: z.string().describe('What the application is for; empty when nothing was said.'),
    considerations: z.array(z.object({ id: consideration, name: z.string() })),
    details,
    status: z.enum(STATUSES),
    hidden: z.boolean().describe('Whether answers and verdict may not be seen: rated blind.'),
    revision: z.int().describe('Rises each time the answers are revised, from 1.'),
    supersedes: related,
    supersededBy: related,
    dates: z.object({
      opened: instant,
      revealed: instant.nullable(),
      decided: instant.nullable(),
      withdrawn: instant.nullable(),
      superseded: instant.nullable(),
      review: reviewOn,
    }),
    people: z.object({
      driver: person.describe('Who asked, and owns the question.'),
      deciders: z.array(person).describe('Who decided; before that, who may.'),
      consulted: z.array(person).describe('Who rated or voted.'),
      informed: z
        .array(z.object({ id: z.string(), name: z.string().nullable() }))
        .describe('The channel that could read along.'),
    }),
    links: z.object({
      thread: z.string().nullable(),
      source: z.string().nullable().describe('The message out of which it was asked.'),
    }),
    blind: blind.nullable().describe('How the team was asked to rate first; null when it was not.'),
    answers: sixAnswers.nullable(),
    recommendation: recommendation.nullable(),
    ratings,
    votes,
    outcome: decided.nullable(),
    withdrawn: z.object({ reason: z.string(), by: person, at: instant }).nullable(),
    consequences: consequences
      .nullable()
      .describe('What comes with the outcome; null for one the engine does not know.'),
    confirmation: z.object({
      check: z.string().nullable().describe('How those who decided will check it.'),
      plan: plan.nullable().describe('The engine’s small experiment.'),
    }),
    tripwires,
    reviews: z.array(
      review.omit({ kind: true }).extend({
        ...byAt,
        before: answers.describe('The answers that the decision rests on.'),
      }),
    ),
    proposals: z.array(proposal.omit({ kind: true, strength: true }).extend(byAt)),
    history: z.array(historyRecord).describe('Everything that happened, in order.'),
  })
  .describe(CHANGES);

export type DecisionRecord = z.infer<typeof decisionRecordSchema>;
