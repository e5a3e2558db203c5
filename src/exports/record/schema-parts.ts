import { z } from 'zod';
import { OUTCOMES } from '../../domain/decision.ts';
import {
  type answersSchema,
  CONSIDERATIONS,
  CRITERIA,
  detailsSchema,
  EVIDENCE,
  recommendationSchema,
  rubricSchema,
  STRENGTHS,
  VERDICTS,
} from '../../engine/index.ts';

/** Gives a schema that is used often a name, so that the published JSON Schema defines it once. */
const named = (id: string, description?: string) =>
  description === undefined ? { id } : { id, description };

export const instant = z.iso.datetime().meta(named('Instant', 'A moment, in UTC.'));
export const day = z.iso.date().meta(named('Day'));

export const criterion = z.enum(CRITERIA).meta(named('Criterion'));
export const consideration = z.enum(CONSIDERATIONS).meta(named('Consideration'));
export const details = detailsSchema.meta(
  named('Details', 'Facts about the case beyond the six criteria; those missing are not known.'),
);
export const verdict = z.enum(VERDICTS).meta(named('Verdict', 'What the engine recommends.'));
export const outcome = z
  .enum(OUTCOMES)
  .meta(named('Outcome', 'What people want or decided: one of the four, or something else.'));
export const strength = z.enum(STRENGTHS).meta(named('Strength'));
export const evidence = z
  .enum(EVIDENCE)
  .meta(named('Evidence', 'The published source it rests on, by its key.'));

export const level = z
  .literal([0, 1, 2, 3, 4])
  .meta(named('Level', 'A step on a criterion’s own worded scale; 0 is the least.'));
export const answer = z.union([level, z.literal('unsure')]).meta(named('Answer'));

export const person = z
  .object({ id: z.string(), name: z.string().nullable() })
  .meta(named('Person', 'Somebody in Slack; the name is null when it is not known.'));

export const answers = z
  .strictObject({
    external_knowledge: answer,
    model_adaptation: answer,
    hallucination: answer,
    training_data: answer,
    data_dynamics: answer,
    transparency: answer,
  } satisfies Record<keyof typeof answersSchema.shape, unknown>)
  .meta(named('Answers'))
  .nullable();

export const flip = z
  .object({
    changes: z.array(z.object({ criterion, from: answer, to: level })),
    verdict,
    text: z.string(),
  })
  .meta(named('Flip', 'Answers that, changed together, change the verdict.'));

export type Person = z.infer<typeof person>;
export type FlipRecord = z.infer<typeof flip>;

const engine = recommendationSchema.shape;

const bounds = z.object({ low: z.number(), high: z.number() });

const need = bounds.extend({
  of: z.number().describe('The most points there can be.'),
  threshold: z.number().describe('The need is present from this many points.'),
  margin: bounds.describe('Points above the threshold (0 or more) or below it (less than 0).'),
});

const support = z
  .object({
    includes: z.boolean().describe('Whether this option has the part that the need asks for.'),
    supported: z
      .enum(['yes', 'no', 'open'])
      .describe(
        'Whether the need asks for what this option does; open while it hangs on "unsure".',
      ),
    away: z
      .object({ least: z.number(), most: z.number() })
      .describe('Points by which the need would have to move for that; 0 when none.'),
  })
  .meta({ id: 'Support' });

const option = z.object({
  option: verdict,
  name: z.string(),
  standing: z
    .enum(['recommended', 'alternative', 'out_of_reach'])
    .describe('An alternative comes up when answers are off by one level; others do not.'),
  knowledge: support,
  behaviour: support.describe(
    'Tuning also takes labelled examples: a gate without points, see needs.behaviour.labels.',
  ),
});

const { knowledge, behaviour } = rubricSchema.shape;

export const recommendation = z.object({
  verdict,
  name: z.string(),
  strength,
  strengthMeaning: z.string(),
  headline: z.string(),
  alternatives: z.array(verdict).describe('Other verdicts still in play, likeliest first.'),
  needs: z
    .object({
      knowledge: need,
      behaviour: need.extend({ labels: engine.needs.shape.behaviour.shape.labels }),
    })
    .describe('Two independent needs, never summed. low and high differ while answers are unsure.'),
  options: z
    .array(option)
    .describe(
      'All four options. None has a score of its own: its merit is whether each need supports it, and how many points it is away from that.',
    ),
  reasons: z.array(
    engine.reasons.element.omit({ answer: true }).extend({ criterion, text: z.string() }),
  ),
  flips: z.array(flip).describe('The smallest changes that would change the verdict.'),
  openQuestions: z.array(
    engine.openQuestions.element.extend({
      criterion,
      verdicts: z.array(verdict).describe('By level.'),
      text: z.string(),
    }),
  ),
  cautions: z.array(
    z.object({ code: z.string(), criteria: z.array(criterion), evidence, text: z.string() }),
  ),
  rubric: z.object({
    version: z.string(),
    numbers: z
      .object({ knowledge, behaviour })
      .nullable()
      .describe('Weights and thresholds; null when a rubric of that version is not at hand.'),
  }),
});

export const plan = z.object({
  of: verdict.describe('The verdict that the plan puts to the test.'),
  sample: z.object({ cases: z.int(), marginPoints: z.number(), text: z.string() }),
  baseline: z.string(),
  collectLabels: z.string().nullable(),
  loadBearing: z.array(z.object({ criterion, name: z.string(), findOut: z.string() })),
  checks: z.array(z.object({ code: z.string(), name: z.string(), metric: z.string() })),
  passLine: z.string(),
  switchIf: z.array(flip),
});

export type RecommendationRecord = z.infer<typeof recommendation>;
export type PlanRecord = z.infer<typeof plan>;
