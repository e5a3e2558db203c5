import {
  type Answer,
  type Answers,
  CRITERIA,
  type CriterionId,
  type Half,
  type HalfId,
  LEVELS,
  type Rubric,
} from '../../src/engine/index.ts';
import { exactly, verdictByHand } from './profiles.ts';

/** The criteria of each half, in the order of the form. */
export const OF_HALF: Readonly<Record<HalfId, readonly CriterionId[]>> = {
  retrieval: ['external_knowledge', 'hallucination', 'data_dynamics', 'transparency'],
  tuning: ['model_adaptation', 'training_data'],
};

const ANSWERS: readonly Answer[] = [...LEVELS, 'unsure'];

/** All 6⁶ sets of answers, by their number. */
export const EVERY = 6 ** 6;
export function answersAt(number: number): Answers {
  const at = (place: number): Answer => ANSWERS[Math.floor(number / 6 ** place) % 6] ?? 0;
  return {
    external_knowledge: at(0),
    model_adaptation: at(1),
    hallucination: at(2),
    training_data: at(3),
    data_dynamics: at(4),
    transparency: at(5),
  };
}

/** Whether more than half of all that the answers may mean include the half, each tried. */
function isIncluded(answers: Answers, half: HalfId, rubric: Rubric): boolean {
  const others = OF_HALF[half === 'retrieval' ? 'tuning' : 'retrieval'];
  let all: readonly Answers[] = [
    { ...answers, ...Object.fromEntries(others.map((id) => [id, 0])) },
  ];
  for (const id of OF_HALF[half]) {
    all = all.flatMap((one) => exactly(one[id]).map((level) => ({ ...one, [id]: level })));
  }
  const verdicts = half === 'retrieval' ? ['rag', 'hybrid'] : ['finetune', 'hybrid'];
  const including = all.filter((one) => verdicts.includes(verdictByHand(one, rubric)));
  return including.length * 2 > all.length;
}

/** The half as its comment defines it, by trying every level of every answer in it. */
export function halvesByTrying(rubric: Rubric): (answers: Answers, half: HalfId) => Half {
  const tried = new Map<string, Half>();
  const known = new Map<string, boolean>();
  const keyOf = (answers: Answers, half: HalfId) =>
    `${half} ${OF_HALF[half].map((id) => answers[id]).join(' ')}`;
  const includes = (answers: Answers, half: HalfId): boolean => {
    const key = keyOf(answers, half);
    const found = known.get(key) ?? isIncluded(answers, half, rubric);
    known.set(key, found);
    return found;
  };

  function tryOut(answers: Answers, half: HalfId): Half {
    const included = includes(answers, half);
    const turning = OF_HALF[half].map((id) => {
      const from = answers[id];
      const levels = LEVELS.filter(
        (level) => includes({ ...answers, [id]: level }, half) !== included,
      );
      const steps = levels.map((level) => (from === 'unsure' ? 1 : Math.abs(level - from)));
      return { id, isUnsure: from === 'unsure', levels: levels.length, near: Math.min(...steps) };
    });
    const able = turning.filter(({ levels }) => levels > 0);
    const decidedBy = able.toSorted(
      (a, b) =>
        a.near - b.near ||
        Number(b.isUnsure) - Number(a.isUnsure) ||
        b.levels - a.levels ||
        CRITERIA.indexOf(a.id) - CRITERIA.indexOf(b.id),
    );
    return {
      included,
      standing: able.some(({ isUnsure }) => isUnsure)
        ? 'open'
        : able.some(({ near }) => near === 1)
          ? 'close'
          : 'firm',
      decidedBy: decidedBy.map(({ id }) => id),
    };
  }

  return (answers, half) => {
    const key = keyOf(answers, half);
    const found = tried.get(key) ?? tryOut(answers, half);
    tried.set(key, found);
    return found;
  };
}
