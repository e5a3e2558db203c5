import {
  type Answer,
  type Answers,
  CRITERIA,
  recommend,
  type Verdict,
} from '../../src/engine/index.ts';

/** A way to decide, ours or a simpler one. */
export type Method = {
  readonly name: string;
  readonly decide: (answers: Answers) => Verdict;
};

const high = (answer: Answer): boolean => answer !== 'unsure' && answer >= 3;
const low = (answer: Answer): boolean => answer !== 'unsure' && answer <= 1;

const verdictOf = (retrieval: boolean, tuning: boolean): Verdict =>
  retrieval ? (tuning ? 'hybrid' : 'rag') : tuning ? 'finetune' : 'prompting';

/** The article's table read as six votes: each row points to one method, most votes win. */
function byMajority(answers: Answers): Verdict {
  const votes = CRITERIA.flatMap((id): readonly Verdict[] => {
    const isTuning = id === 'model_adaptation' || id === 'training_data';
    if (high(answers[id])) return [isTuning ? 'finetune' : 'rag'];
    return low(answers[id]) ? [isTuning ? 'rag' : 'finetune'] : [];
  });
  const rag = votes.filter((vote) => vote === 'rag').length;
  const tuning = votes.length - rag;
  if (rag === tuning) return 'hybrid';
  return rag > tuning ? 'rag' : 'finetune';
}

export const METHODS: readonly Method[] = [
  { name: 'this engine', decide: (answers) => recommend(answers).verdict },
  { name: 'always RAG', decide: () => 'rag' },
  { name: 'the article’s table by majority', decide: byMajority },
  {
    name: 'a bare 2×2 at level 3',
    decide: ({ external_knowledge: knowledge, model_adaptation: behaviour }) =>
      verdictOf(high(knowledge), high(behaviour)),
  },
  {
    name: 'the 2×2 with the label gate',
    decide: ({ external_knowledge, model_adaptation, training_data }) =>
      verdictOf(high(external_knowledge), high(model_adaptation) && !low(training_data)),
  },
];
