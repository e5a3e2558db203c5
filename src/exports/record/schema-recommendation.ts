import { z } from 'zod';
import { recommendationSchema, rubricSchema } from '../../engine/index.ts';
import { criterion, detail, evidence, flip, strength, verdict } from './schema-parts.ts';

const engine = recommendationSchema.shape;

const bounds = z.object({ low: z.number(), high: z.number() });

const need = bounds.extend({
  of: z.number().describe('The most points there can be.'),
  threshold: z.number().describe('The need is present from this many points.'),
  margin: bounds.describe('Points above the threshold (0 or more) or below it (less than 0).'),
});

const half = z
  .object({
    included: z.boolean(),
    standing: engine.halves.shape.retrieval.shape.standing.describe(
      'Firm: no single answer one level off, or settled, changes it; close: one does; open: settling an unsure one can.',
    ),
    decidedBy: z
      .array(criterion)
      .describe('The criteria that could change it alone, the nearest first.'),
  })
  .meta({ id: 'Half' });

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

const [ofCriterion, measured] = engine.question.options;

const question = z.object({
  about: z.enum([ofCriterion.shape.about.value, ...measured.shape.about.options]),
  criterion: criterion.nullable().describe('Null unless one answer decides.'),
  half: ofCriterion.shape.half.nullable().describe('What that answer decides.'),
  text: z.string(),
  findOut: z
    .string()
    .nullable()
    .describe('How to find it out; null where the first step does that.'),
});

/** A kind of retrieval, tuning or prompting that fits, and what to build first. */
export const kind = engine.kinds.element
  .extend({ evidence, name: z.string(), text: z.string() })
  .meta({ id: 'Kind' });

export const caution = z
  .object({
    code: engine.cautions.element.shape.code,
    criteria: z.array(criterion),
    evidence,
    text: z.string(),
  })
  .meta({ id: 'Caution', description: 'Something to keep in mind; it never changes a verdict.' });

const { knowledge, behaviour } = rubricSchema.shape;

export const recommendation = z.object({
  verdict,
  name: z.string(),
  way: z.string().describe('The verdict with the kinds to build, in a few words.'),
  strength,
  strengthMeaning: z.string(),
  alternatives: z.array(verdict).describe('Other verdicts still in play, likeliest first.'),
  halves: z
    .object({ retrieval: half, tuning: half, text: z.string() })
    .describe('The two independent parts of the verdict, each with its own standing.'),
  question: question.describe('The one question that decides.'),
  firstStep: z
    .object({ code: engine.firstStep, text: z.string() })
    .describe('What to do in the first week.'),
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
  reasons: z
    .array(
      engine.reasons.element.omit({ answer: true }).extend({
        criterion,
        text: z.string().describe('Which way the answer pulls.'),
        alone: z
          .string()
          .nullable()
          .describe('What this answer alone would make of the verdict; null when nothing else.'),
      }),
    )
    .describe('One for each answer, those with most influence first.'),
  flips: z.array(flip).describe('The smallest changes that would change the verdict.'),
  openQuestions: z.array(
    engine.openQuestions.element.extend({
      criterion,
      verdicts: z.array(verdict).describe('By level.'),
      text: z.string(),
    }),
  ),
  kinds: z.array(kind).describe('How to build what is recommended.'),
  sharpenBy: z
    .object({ detail, question: z.string() })
    .nullable()
    .describe('The missing detail that would change most of this; null when none would.'),
  cautions: z.array(caution),
  rubric: z.object({
    version: z.string(),
    numbers: z
      .object({ knowledge, behaviour })
      .nullable()
      .describe('Weights and thresholds; null when a rubric of that version is not at hand.'),
  }),
});

export type RecommendationRecord = z.infer<typeof recommendation>;
export type KindRecord = z.infer<typeof kind>;
export type CautionRecord = z.infer<typeof caution>;
