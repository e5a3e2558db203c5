import { z } from 'zod';
import { type Answers, answersSchema, CRITERIA, type Verdict } from '../../src/engine/index.ts';
import rows from './cases.json' with { type: 'json' };

/** A published use case, what was done in it, and how two people coded its criteria. */
export type ReferenceCase = {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Coded from the whole source. */
  readonly first: Answers;
  /** Coded by somebody else from title and description alone. */
  readonly second: Answers;
};

/** What a source does not say is an answer nobody can be sure of. */
const coding = z
  .record(z.enum(CRITERIA), z.number().nullable())
  .transform((levels) =>
    answersSchema.parse(Object.fromEntries(CRITERIA.map((id) => [id, levels[id] ?? 'unsure']))),
  );

export const CASES: readonly ReferenceCase[] = z
  .array(
    z.object({
      id: z.string(),
      title: z.string(),
      source: z.object({ title: z.string(), url: z.url(), published: z.string() }),
      verdict: z.enum(['rag', 'finetune', 'hybrid', 'prompting']),
      description: z.string(),
      first: coding,
      second: coding,
    }),
  )
  .parse(rows);
