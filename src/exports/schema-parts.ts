import { z } from 'zod';
import { answersSchema, CRITERIA, EVIDENCE, VERDICTS } from '../engine/index.ts';
import { OUTCOMES } from '../records/decision.ts';

export const instant = z.iso.datetime().meta({ description: 'A moment, in UTC.' });
export const day = z.iso.date();

export const criterion = z.enum(CRITERIA);
export const verdict = z.enum(VERDICTS);
export const outcome = z.enum(OUTCOMES);
export const strength = z.enum(['robust', 'leaning', 'fragile']);
export const evidence = z.enum(EVIDENCE).describe('The published source it rests on, by its key.');

export const level = z.literal([0, 1, 2, 3, 4]);
export const answer = answersSchema.shape.external_knowledge;

export const person = z
  .object({ id: z.string(), name: z.string().nullable() })
  .meta({ id: 'Person', description: 'Somebody in Slack; `name` is null when it is not known.' });

export const answers = answersSchema
  .meta({
    id: 'Answers',
    description: 'A level on each criterion’s own worded scale (0 is the least), or "unsure".',
  })
  .nullable();

export const flip = z
  .object({
    changes: z.array(z.object({ criterion, from: answer, to: level })),
    verdict,
    text: z.string(),
  })
  .meta({ id: 'Flip', description: 'Answers that, changed together, change the verdict.' });

export type Person = z.infer<typeof person>;
export type FlipRecord = z.infer<typeof flip>;
