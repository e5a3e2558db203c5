import type { CriterionId, Level, Rubric } from '../engine/index.ts';
import type { CriterionWords, LevelWords, Messages } from './messages.ts';

type Criteria = Messages['criteria'];

/** The words for the criteria, with an organisation's own in place of ours where it has any. */
export function reword(ours: Criteria, wording: Rubric['wording'] = {}): Criteria {
  const words = (id: CriterionId): CriterionWords => {
    const own = ours[id];
    const theirs = wording[id];
    const level = (of: Level): LevelWords => ({
      short: theirs?.levels?.[`${of}`]?.short ?? own.levels[of].short,
      facts: theirs?.levels?.[`${of}`]?.facts ?? own.levels[of].facts,
    });
    return {
      name: theirs?.name ?? own.name,
      question: theirs?.question ?? own.question,
      hint: theirs?.hint ?? own.hint,
      levels: { 0: level(0), 1: level(1), 2: level(2), 3: level(3), 4: level(4) },
    };
  };
  return {
    external_knowledge: words('external_knowledge'),
    model_adaptation: words('model_adaptation'),
    hallucination: words('hallucination'),
    training_data: words('training_data'),
    data_dynamics: words('data_dynamics'),
    transparency: words('transparency'),
  };
}
