import { z } from 'zod';
import { type Answers, answersSchema, CRITERIA, type Verdict } from '../../src/engine/index.ts';
import rows from './cases.json' with { type: 'json' };

/** A published use case, what was done in it, and how its criteria were coded. */
export type ReferenceCase = {
  readonly id: string;
  readonly title: string;
  readonly verdict: Verdict;
  /** Coded from the source. */
  readonly first: Answers;
  /** Coded by somebody else from title and description alone; null for a case coded once. */
  readonly second: Answers | null;
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
      second: coding.nullable(),
    }),
  )
  .parse(rows);

/** A case that two people coded. */
export type TwiceCoded = ReferenceCase & { readonly second: Answers };

/** The cases that were in view when the rubric was written. */
export const CODED_TWICE: readonly TwiceCoded[] = CASES.flatMap(({ second, ...of }) =>
  second === null ? [] : [{ ...of, second }],
);

/** One set of answers about a case, and what was done in it. */
export type Coding = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly answers: Answers;
};

const codingsOf = (
  cases: readonly ReferenceCase[],
  answers: (of: ReferenceCase) => Answers | null,
): readonly Coding[] =>
  cases.flatMap((of) => {
    const coded = answers(of);
    return coded === null ? [] : [{ id: of.id, verdict: of.verdict, answers: coded }];
  });

const first = codingsOf(CODED_TWICE, ({ first }) => first);
const second = codingsOf(CODED_TWICE, ({ second }) => second);
/** Cases gathered when the rubric stood; coded once. */
const newer = codingsOf(
  CASES.filter(({ second }) => second === null),
  ({ first }) => first,
);

/** The codings that are looked at together, in the order of the report. */
export const SETS = {
  first,
  second,
  newer,
  all: [...first, ...second, ...newer],
} as const satisfies Record<string, readonly Coding[]>;
export type SetName = keyof typeof SETS;
