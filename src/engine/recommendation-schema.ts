import { z } from 'zod';
import { CAUTIONS } from './cautions.ts';
import { answerSchema, CONSIDERATIONS, CRITERIA, VERDICTS } from './criteria.ts';
import { EVIDENCE } from './evidence.ts';
import { CHECKS } from './plan.ts';
import type { Recommendation } from './recommend.ts';
import { STRENGTHS } from './strength.ts';
import { TRADE_OFFS } from './trade-offs.ts';

const criterion = z.enum(CRITERIA);
const verdict = z.enum(VERDICTS);
const evidence = z.enum(EVIDENCE);
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);

const need = z.object({
  low: z.number(),
  high: z.number(),
  of: z.number(),
  threshold: z.number(),
});

const flip = z.object({
  changes: z.array(z.object({ criterion, from: answerSchema, to: level })),
  verdict,
});

/** Reads back a recommendation that was stored as JSON. */
export const recommendationSchema = z.object({
  verdict,
  alternatives: z.array(verdict),
  strength: z.enum(STRENGTHS),
  needs: z.object({
    knowledge: need,
    behaviour: need.extend({ labels: z.enum(['enough', 'too_few', 'none', 'unknown']) }),
  }),
  headline: z.enum([
    'look_up',
    'behave',
    'both',
    'neither',
    'labels_missing',
    'look_up_labels_missing',
    'open',
  ]),
  reasons: z.array(
    z.object({
      criterion,
      answer: answerSchema,
      axis: z.enum(['knowledge', 'behaviour']),
      pull: z.enum(['for', 'against', 'blocks', 'neutral', 'open']),
    }),
  ),
  flips: z.array(flip),
  openQuestions: z.array(z.object({ criterion, verdicts: z.array(verdict), gain: z.number() })),
  cautions: z.array(z.object({ code: z.enum(CAUTIONS), criteria: z.array(criterion), evidence })),
  tradeOffs: z.array(
    z.object({
      id: z.enum(TRADE_OFFS),
      because: z.union([criterion, z.enum(CONSIDERATIONS), z.literal('verdict')]),
      evidence,
    }),
  ),
  plan: z.object({
    sample: z.union([
      z.object({ cases: z.literal(100), marginPoints: z.literal(10) }),
      z.object({ cases: z.literal(400), marginPoints: z.literal(5) }),
    ]),
    collectLabels: z.boolean(),
    loadBearing: z.array(criterion),
    checks: z.array(z.enum(CHECKS)),
    switchIf: z.array(flip),
  }),
  rubricVersion: z.string(),
}) satisfies z.ZodType<Recommendation>;
