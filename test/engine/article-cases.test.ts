import { describe, expect, it } from 'vitest';
import { type Answers, LEVELS, recommend } from '../../src/engine/index.ts';
import { but, rate } from './answers.ts';

const CASES = [
  { name: 'summaries in a special style', answers: '0 4 1 4 1 1', verdict: 'finetune' },
  { name: 'questions over an organisation’s knowledge', answers: '4 2 4 2 4 3', verdict: 'rag' },
  { name: 'customer support automation', answers: '3 4 4 3 3 2', verdict: 'hybrid' },
] as const;

const SECONDARY = ['hallucination', 'training_data', 'data_dynamics', 'transparency'] as const;

/** The case with one of the four secondary answers moved by one level, up and down. */
const nudged = (answers: Answers): readonly Answers[] =>
  SECONDARY.flatMap((id) =>
    LEVELS.filter((level) => Math.abs(level - Number(answers[id])) === 1).map((level) =>
      but(answers, { [id]: level }),
    ),
  );

describe('the article’s worked cases', () => {
  it.each(CASES)('$name: $verdict', ({ answers, verdict }) => {
    expect(recommend(rate(answers)).verdict).toBe(verdict);
  });

  it.each(CASES)('$name stays put when any single secondary answer moves by a level', (example) => {
    const neighbours = nudged(rate(example.answers));
    expect(neighbours.length).toBeGreaterThanOrEqual(6);
    for (const answers of neighbours) expect(recommend(answers).verdict).toBe(example.verdict);
  });

  it('summaries become a hybrid when what they rest on must be looked up', () => {
    const changing = rate('3 4 1 4 4 4');
    expect(recommend(changing).verdict).toBe('hybrid');
  });

  it('questions become a hybrid when language style matters much', () => {
    expect(recommend(rate('4 3 4 2 4 3')).verdict).toBe('hybrid');
  });
});
