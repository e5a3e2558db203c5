import { type Answers, LEVELS, recommend } from '../../src/engine/index.ts';
import { median, quantile } from './measure.ts';

const CHOICES = [...LEVELS, 'unsure'] as const;

/** A full recommendation for many sets of answers, a third of them with unsure ones. */
export function benchRecommend(rounds: number): string {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const answers = answersOf(round * 7919, round % 3 === 0 ? 6 : 5);
    const started = performance.now();
    recommend(answers);
    times.push(performance.now() - started);
  }
  const p99 = quantile(times, 0.99);
  return [
    `A full recommendation, ${rounds} sets of answers:`,
    `  median ${median(times).toFixed(3)} ms, 99th percentile ${p99.toFixed(3)} ms`,
    `  ratio of the 99th percentile to a budget of 1 ms: ${p99.toFixed(2)}`,
  ].join('\n');
}

function answersOf(number: number, base: number): Answers {
  const digit = (place: number) => CHOICES[Math.floor(number / base ** place) % base] ?? 0;
  return {
    external_knowledge: digit(0),
    model_adaptation: digit(1),
    hallucination: digit(2),
    training_data: digit(3),
    data_dynamics: digit(4),
    transparency: digit(5),
  };
}
