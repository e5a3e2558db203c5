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

/** The article's further considerations: talked about and warned about, never scored. */
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

export const answerSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal('unsure'),
]);

export const answersSchema = z.strictObject({
  external_knowledge: answerSchema,
  model_adaptation: answerSchema,
  hallucination: answerSchema,
  training_data: answerSchema,
  data_dynamics: answerSchema,
  transparency: answerSchema,
});

/** The verdict that includes exactly these two parts. */
export function verdictOf(retrieval: boolean, tuning: boolean): Verdict {
  if (retrieval) return tuning ? 'hybrid' : 'rag';
  return tuning ? 'finetune' : 'prompting';
}

export const includesRetrieval = (verdict: Verdict): boolean =>
  verdict === 'rag' || verdict === 'hybrid';

export const includesTuning = (verdict: Verdict): boolean =>
  verdict === 'finetune' || verdict === 'hybrid';

/** The same answers with one of them changed. */
export function withAnswer(answers: Answers, criterion: CriterionId, answer: Answer): Answers {
  return { ...answers, [criterion]: answer };
}
