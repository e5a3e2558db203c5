import { z } from 'zod';
import { recommendationSchema } from '../../engine/index.ts';
import { criterion, evidence, flip, verdict } from './schema-parts.ts';
import { caution, kind } from './schema-recommendation.ts';

const engine = recommendationSchema.shape;
const { baseline, sample, splitByTime, passLine, checks } = engine.plan.shape;

const said = { text: z.string() };

/** The engine's small experiment, in numbers and in words. */
export const plan = z.object({
  of: verdict.describe('The verdict that the plan puts to the test.'),
  sample: sample.extend({
    splitByTime: splitByTime.describe('Test on what is newer than all that was tried or trained.'),
    ...said,
  }),
  baseline: z.object({ inPlace: baseline, ...said }),
  passLine: passLine.extend(said).describe('When it counts as passed, set before it is run.'),
  checks: z.array(z.object({ code: checks.element, name: z.string(), metric: z.string() })),
  collectLabels: z
    .string()
    .nullable()
    .describe('What to keep as labels; null when none are missing.'),
  loadBearing: z.array(z.object({ criterion, name: z.string(), findOut: z.string() })),
  switches: z.array(z.string()).describe('What the test may show, and what to do then.'),
  switchIf: z
    .array(flip)
    .describe('What it would have to show of the answers, and the verdict then.'),
});

/** What the outcome brings with it. */
export const consequences = z.object({
  of: verdict,
  certain: z.boolean().describe('False while nothing is decided: then they are the verdict’s.'),
  kinds: z.array(kind).describe('How to build it.'),
  tradeOffs: z
    .array(
      z.object({
        id: engine.tradeOffs.element.shape.id,
        title: z.string(),
        text: z.string().describe('What it means in this case.'),
        evidence,
      }),
    )
    .describe('Those that weigh most in this case first.'),
  cautions: z.array(caution),
});

export type PlanRecord = z.infer<typeof plan>;
export type ConsequencesRecord = z.infer<typeof consequences>;
