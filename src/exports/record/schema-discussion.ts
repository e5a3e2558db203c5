import { z } from 'zod';
import { type DecisionEvent, decisionInputSchema, eventSchema } from '../../domain/events.ts';
import {
  answers,
  consideration,
  criterion,
  day,
  details,
  instant,
  level,
  outcome,
  person,
  strength,
  verdict,
} from './schema-parts.ts';

type EventSchema = (typeof eventSchema.options)[number];

/** The domain's schema of one kind of event. */
function event<K extends DecisionEvent['kind']>(kind: K) {
  const found = eventSchema.options.find(
    (option): option is Extract<EventSchema, { shape: { kind: z.ZodLiteral<K> } }> =>
      option.shape.kind.value === kind,
  );
  if (found === undefined) throw new Error(`no event is ${kind}`);
  return found;
}

const people = z.array(person);
const considerations = z.array(consideration);
/** Null until a blind rating is revealed. */
const judgement = { answers, verdict: verdict.nullable(), strength: strength.nullable() };
const judged = decisionInputSchema
  .extend({ considerations, details, ...judgement })
  .meta({ id: 'JudgedCase' });

export const blind = z.object({
  invited: people,
  enough: z.int().nullable(),
  deadline: instant.nullable(),
});

const voteGiven = event('voted').extend({ preferred: outcome.nullable() });
export const proposal = event('proposed').extend(judgement);
export const review = event('reviewed').omit({ by: true, at: true }).extend({
  before: answers,
  answers,
  was: verdict.nullable(),
  verdict: verdict.nullable(),
  holds: z.boolean().nullable(),
  nextOn: day.nullable(),
});

/** The domain's events, with people in place of ids, ISO times in place of milliseconds, and null for what is hidden. */
const what = z.discriminatedUnion('kind', [
  event('submitted').extend({
    answers,
    considerations,
    details,
    deciders: people,
    blind: blind.nullable(),
  }),
  event('moved'),
  event('rated').extend({ answers }),
  event('revealed').extend(judgement),
  voteGiven,
  event('revised').extend({ before: judged, after: judged }),
  proposal,
  event('decided').omit({ by: true, at: true }).extend({
    outcome,
    reviewOn: day.nullable(),
    deciders: people,
    verdict: verdict.nullable(),
  }),
  event('withdrawn'),
  event('superseded'),
  event('raters_reminded').extend({ people }),
  event('reminded'),
  event('review_asked'),
  event('exported'),
  review,
]);

export const historyRecord = z.object({
  position: z.int(),
  at: instant,
  actor: person.nullable().describe('Null for what happened by itself when its time came.'),
  what,
});

export type EventRecord = z.infer<typeof what>;
export type HistoryRecord = z.infer<typeof historyRecord>;

const range = z
  .object({ low: level, high: level })
  .meta({ id: 'Range', description: 'From the lowest level to the highest, both included.' })
  .nullable();

const panel = {
  raters: z.int(),
  verdict: verdict.describe('The verdict of the medians.'),
};

export const ratings = z.object({
  people: z.array(
    z.object({
      person,
      ratedAt: instant,
      revision: z.int(),
      answers,
      verdict: verdict.nullable().describe('What this person’s own answers say.'),
      strength: strength.nullable(),
    }),
  ),
  together: z
    .object({
      ...panel,
      answers,
      splitBy: z
        .array(criterion)
        .describe('Criteria each of which alone explains why people’s verdicts differ.'),
    })
    .nullable(),
  rounds: z
    .array(
      z.object({
        ...panel,
        revision: z.int().describe('Of the decision for which these ratings were given.'),
        criteria: z.array(
          z.object({
            criterion,
            rated: z.int(),
            unsure: z.int(),
            median: range,
            range: range.describe('Null with fewer than three who were sure.'),
            quartiles: range.describe('Null with fewer than eight who were sure.'),
            divided: z.boolean().nullable().describe('Null with fewer than eight who were sure.'),
          }),
        ),
      }),
    )
    .describe('Each round with each person’s last rating in it; earlier rounds are kept.'),
});

const voice = voteGiven
  .omit({ kind: true })
  .extend({ person, castAt: instant, beforeLastRevision: z.boolean() });

export const votes = z.object({
  rule: z.string(),
  quorum: z.int().nullable().describe('Null: there is none.'),
  eligible: z.int().nullable().describe('How many might have voted; null: not known.'),
  excluded: z.array(person).nullable().describe('Who might not vote; null: not known.'),
  cast: z.int(),
  agree: z.int(),
  disagree: z.int(),
  forOutcome: z
    .int()
    .nullable()
    .describe('Voices for what was decided: agreeing with it, or preferring it. Null before that.'),
  minority: voteGiven.shape.voice
    .nullable()
    .describe('The smaller side; null on a tie, and when nobody is on it.'),
  changed: z.array(person).describe('Who voted again, with another voice or preference.'),
  beforeLastRevision: z.int().describe('Voices given before the answers last changed.'),
  voices: z.array(voice),
  objections: z
    .array(voice.pick({ person: true, preferred: true, reason: true }))
    .describe('Everybody who disagrees with the recommendation.'),
});

export type RatingsRecord = z.infer<typeof ratings>;
export type VotesRecord = z.infer<typeof votes>;
