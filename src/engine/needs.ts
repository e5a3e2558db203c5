import {
  type Answers,
  type BEHAVIOUR_CRITERIA,
  byCriterion,
  type CriterionId,
  KNOWLEDGE_CRITERIA,
  type KnowledgeCriterionId,
  LEVELS,
  type Level,
} from './criteria.ts';
import type { Rubric } from './rubric.ts';

/**
 * The points of one of the two needs. `low` and `high` differ only while answers it depends on are
 * unsure. From `threshold` points the need is present; `of` is the maximum.
 */
export type Need = {
  readonly low: number;
  readonly high: number;
  readonly of: number;
  readonly threshold: number;
};

export type BehaviourNeed = Need & {
  /** Whether there are enough labelled data for tuning; `unknown` while that answer is unsure. */
  readonly labels: 'enough' | 'too_few' | 'none' | 'unknown';
};

export type Needs = { readonly knowledge: Need; readonly behaviour: BehaviourNeed };

/** The levels that an answer may stand for, lowest first. */
export type Span = readonly Level[];
export type Spans = Readonly<Record<CriterionId, Span>>;

/** Each sure answer as itself, each unsure one as all five levels. */
export const completions = (answers: Answers): Spans =>
  byCriterion((id): Span => {
    const answer = answers[id];
    return answer === 'unsure' ? LEVELS : [answer];
  });

export type KnowledgeLevels = Readonly<Record<KnowledgeCriterionId, Level>>;
type BehaviourLevels = Readonly<Record<(typeof BEHAVIOUR_CRITERIA)[number], Level>>;

/** One level for each knowledge criterion, picked from its span. */
export const knowledgeLevels = (spans: Spans, pick: (span: Span) => Level): KnowledgeLevels => ({
  external_knowledge: pick(spans.external_knowledge),
  hallucination: pick(spans.hallucination),
  data_dynamics: pick(spans.data_dynamics),
  transparency: pick(spans.transparency),
});

/** Points of the knowledge need: a weighted sum of four levels. */
function knowledgePoints(levels: KnowledgeLevels, { knowledge }: Rubric): number {
  return KNOWLEDGE_CRITERIA.reduce((sum, id) => sum + knowledge.weights[id] * levels[id], 0);
}

/** Whether retrieval is included. A higher level never takes it away. */
function needsRetrieval(levels: KnowledgeLevels, rubric: Rubric): boolean {
  return knowledgePoints(levels, rubric) >= rubric.knowledge.threshold;
}

/** Whether tuning is included: wanted, and feasible with the labels there are (a gate, no weight). */
function needsTuning(levels: BehaviourLevels, { behaviour }: Rubric): boolean {
  return (
    levels.model_adaptation >= behaviour.adaptation && levels.training_data >= behaviour.labels
  );
}

/** On each axis, how many combinations include the part. The axes share no criterion. */
export type Shares = {
  readonly retrieval: { readonly yes: number; readonly of: number };
  readonly tuning: { readonly yes: number; readonly of: number };
};

/** Counts by enumeration: at most 5⁴ + 5² combinations. */
export function shares(spans: Spans, rubric: Rubric): Shares {
  let retrieval = 0;
  let retrievalOf = 0;
  for (const external_knowledge of spans.external_knowledge) {
    for (const hallucination of spans.hallucination) {
      for (const data_dynamics of spans.data_dynamics) {
        for (const transparency of spans.transparency) {
          const levels = { external_knowledge, hallucination, data_dynamics, transparency };
          retrievalOf += 1;
          if (needsRetrieval(levels, rubric)) retrieval += 1;
        }
      }
    }
  }
  let tuning = 0;
  let tuningOf = 0;
  for (const model_adaptation of spans.model_adaptation) {
    for (const training_data of spans.training_data) {
      tuningOf += 1;
      if (needsTuning({ model_adaptation, training_data }, rubric)) tuning += 1;
    }
  }
  return {
    retrieval: { yes: retrieval, of: retrievalOf },
    tuning: { yes: tuning, of: tuningOf },
  };
}

export const lowest = (span: Span): Level => span[0] ?? 0;
export const highest = (span: Span): Level => span.at(-1) ?? 4;

export function measureNeeds(answers: Answers, rubric: Rubric): Needs {
  const spans = completions(answers);
  const pointsAt = (pick: (span: Span) => Level): number =>
    knowledgePoints(knowledgeLevels(spans, pick), rubric);
  const labels = answers.training_data;
  return {
    knowledge: {
      low: pointsAt(lowest),
      high: pointsAt(highest),
      of: pointsAt(() => 4),
      threshold: rubric.knowledge.threshold,
    },
    behaviour: {
      low: lowest(spans.model_adaptation),
      high: highest(spans.model_adaptation),
      of: 4,
      threshold: rubric.behaviour.adaptation,
      labels:
        labels === 'unsure'
          ? 'unknown'
          : labels === 0
            ? 'none'
            : labels < rubric.behaviour.labels
              ? 'too_few'
              : 'enough',
    },
  };
}
