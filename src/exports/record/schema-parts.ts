import { z } from 'zod';
import { OUTCOMES } from '../../domain/decision.ts';
import {
  type answersSchema,
  CONSIDERATIONS,
  CRITERIA,
  DETAILS,
  detailsSchema,
  EVIDENCE,
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
export const details = detailsSchema
  .meta(
    named('Details', 'Facts about the case beyond the six criteria; those missing are not known.'),
  )
  .nullable()
  .describe('Null until a blind rating is revealed: they hint at the answers.');
export const detail = z.enum(DETAILS).meta(named('Detail'));
export const verdict = z.enum(VERDICTS).meta(named('Verdict', 'What the engine recommends.'));
export const outcome = z
  .enum(OUTCOMES)
  .meta(named('Outcome', 'What people want or decided: one of the four, or something else.'));
export const strength = z.enum(STRENGTHS).meta(named('Strength'));
export const evidence = z
  .enum(EVIDENCE)
  .meta(named('Evidence', 'The published source it rests on, by its key.'))
  .nullable()
  .describe('Null when no source speaks of such a case.');

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
