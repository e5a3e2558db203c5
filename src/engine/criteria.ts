import { z } from 'zod';

/** The six criteria of Heiko Hotz's article, in the order in which people are asked. */
export const CRITERIA = [
  'external_knowledge',
  'model_adaptation',
  'hallucination',
  'training_data',
  'data_dynamics',
  'transparency',
] as const;
export type CriterionId = (typeof CRITERIA)[number];

/** A record with one value for each criterion. */
export const byCriterion = <T>(
  value: (id: CriterionId) => T,
): Readonly<Record<CriterionId, T>> => ({
  external_knowledge: value('external_knowledge'),
  model_adaptation: value('model_adaptation'),
  hallucination: value('hallucination'),
  training_data: value('training_data'),
  data_dynamics: value('data_dynamics'),
  transparency: value('transparency'),
});

/** The criteria that decide whether retrieval is included; no other criterion may. */
export const KNOWLEDGE_CRITERIA = [
  'external_knowledge',
  'hallucination',
  'data_dynamics',
  'transparency',
] as const satisfies readonly CriterionId[];

/** The criteria that decide whether tuning is included; no other criterion may. */
export const BEHAVIOUR_CRITERIA = [
  'model_adaptation',
  'training_data',
] as const satisfies readonly CriterionId[];

export type KnowledgeCriterionId = (typeof KNOWLEDGE_CRITERIA)[number];

/** A step on a criterion's own worded, ordinal scale; 0 is the least. */
export type Level = 0 | 1 | 2 | 3 | 4;
export const LEVELS: readonly Level[] = [0, 1, 2, 3, 4];

export type Answer = Level | 'unsure';
export type Answers = Readonly<Record<CriterionId, Answer>>;

/** The article's further considerations: they lead to cautions and trade-offs, never to a score. */
export const CONSIDERATIONS = [
  'scalability',
  'latency',
  'maintenance',
  'robustness',
  'ethics_privacy',
  'integration',
  'user_experience',
  'cost',
  'complexity',
] as const;
export type ConsiderationId = (typeof CONSIDERATIONS)[number];

export const VERDICTS = ['prompting', 'rag', 'finetune', 'hybrid'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const levelSchema = z.literal(LEVELS);
export const answerSchema = z.literal([...LEVELS, 'unsure']);

export const answersSchema = z.strictObject(byCriterion(() => answerSchema));

/** The verdict that includes these parts and no other. */
export function verdictOf(retrieval: boolean, tuning: boolean): Verdict {
  if (retrieval) return tuning ? 'hybrid' : 'rag';
  return tuning ? 'finetune' : 'prompting';
}

export const includesRetrieval = (verdict: Verdict): boolean =>
  verdict === 'rag' || verdict === 'hybrid';

export const includesTuning = (verdict: Verdict): boolean =>
  verdict === 'finetune' || verdict === 'hybrid';

export function withAnswer(answers: Answers, criterion: CriterionId, answer: Answer): Answers {
  return { ...answers, [criterion]: answer };
}
