import {
  type Answers,
  type BEHAVIOUR_CRITERIA,
  type CriterionId,
  KNOWLEDGE_CRITERIA,
  LEVELS,
  type Level,
} from './criteria.ts';
import type { Rubric } from './rubric.ts';

/**
 * How strongly one of the two needs is felt. `low` and `high` differ only while answers it depends
 * on are unsure. The need is present from `threshold` points; `of` is the most there can be.
 */
export type Need = {
  readonly low: number;
  readonly high: number;
  readonly of: number;
  readonly threshold: number;
};

export type BehaviourNeed = Need & {
  /** Whether the labelled data allow tuning; `unknown` while that answer is unsure. */
  readonly labels: 'enough' | 'too_few' | 'none' | 'unknown';
};

export type Needs = { readonly knowledge: Need; readonly behaviour: BehaviourNeed };

/** Levels an answer may stand for, lowest first. */
export type Span = readonly Level[];
export type Spans = Readonly<Record<CriterionId, Span>>;

const exact = (level: Level): Span => [level];

/** Each sure answer as itself, each unsure one as all five levels. */
export function completions(answers: Answers): Spans {
  const span = (id: CriterionId): Span => {
    const answer = answers[id];
    return answer === 'unsure' ? LEVELS : exact(answer);
  };
  return {
    external_knowledge: span('external_knowledge'),
    model_adaptation: span('model_adaptation'),
    hallucination: span('hallucination'),
    training_data: span('training_data'),
    data_dynamics: span('data_dynamics'),
    transparency: span('transparency'),
  };
}

type Knowledge = Readonly<Record<(typeof KNOWLEDGE_CRITERIA)[number], Level>>;
type Behaviour = Readonly<Record<(typeof BEHAVIOUR_CRITERIA)[number], Level>>;

/** Points of the knowledge need: a weighted sum of four levels. */
function knowledgePoints(levels: Knowledge, { knowledge }: Rubric): number {
  return KNOWLEDGE_CRITERIA.reduce((sum, id) => sum + knowledge.weights[id] * levels[id], 0);
}

/** Whether retrieval is included. Never lower when any of the four levels rises. */
function needsRetrieval(levels: Knowledge, rubric: Rubric): boolean {
  return knowledgePoints(levels, rubric) >= rubric.knowledge.threshold;
}

/** Whether tuning is included: wanted, and feasible with the labels at hand (a gate, no weight). */
function needsTuning(levels: Behaviour, { behaviour }: Rubric): boolean {
  return (
    levels.model_adaptation >= behaviour.adaptation && levels.training_data >= behaviour.labels
  );
}

/** How many of the combinations say yes, on each axis. The axes share no criterion. */
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

/** Both needs as people see them. */
export function measureNeeds(answers: Answers, rubric: Rubric): Needs {
  const spans = completions(answers);
  const at = (pick: (span: Span) => Level): Knowledge => ({
    external_knowledge: pick(spans.external_knowledge),
    hallucination: pick(spans.hallucination),
    data_dynamics: pick(spans.data_dynamics),
    transparency: pick(spans.transparency),
  });
  const labels = answers.training_data;
  return {
    knowledge: {
      low: knowledgePoints(at(lowest), rubric),
      high: knowledgePoints(at(highest), rubric),
      of: knowledgePoints(
        at(() => 4),
        rubric,
      ),
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
