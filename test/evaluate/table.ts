import { createHash } from 'node:crypto';
import {
  type Answers,
  CRITERIA,
  type Half,
  LEVELS,
  recommend,
  type Strength,
  type Verdict,
} from '../../src/engine/index.ts';

export const TABLE = new URL('../../src/engine/verdicts.csv', import.meta.url).pathname;

/** All sure answers, the last criterion changing fastest: 5⁶ = 15,625. */
export function* profiles(): Generator<Answers> {
  for (const external_knowledge of LEVELS)
    for (const model_adaptation of LEVELS)
      for (const hallucination of LEVELS)
        for (const training_data of LEVELS)
          for (const data_dynamics of LEVELS)
            for (const transparency of LEVELS)
              yield {
                external_knowledge,
                model_adaptation,
                hallucination,
                training_data,
                data_dynamics,
                transparency,
              };
}

const COLUMNS = [...CRITERIA, 'verdict', 'retrieval', 'tuning', 'strength'] as const;

const told = ({ included, standing }: Half): string => `${included ? 'yes' : 'no'} ${standing}`;

/** The published table: a line for each profile. */
export function table(): string {
  const lines = [COLUMNS.join(',')];
  for (const answers of profiles()) {
    const { verdict, strength, halves } = recommend(answers);
    const parts = [verdict, told(halves.retrieval), told(halves.tuning), strength];
    lines.push([...CRITERIA.map((id) => answers[id]), ...parts].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** The answers and verdicts alone: what a new way to tell how stable they are leaves as it was. */
export const verdictsOf = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .slice(0, COLUMNS.indexOf('verdict') + 1)
        .join(),
    )
    .join('\n');

export const checksum = (text: string): string => createHash('sha256').update(text).digest('hex');

/** How the whole space divides into verdicts and strengths. */
export function shares(): string {
  const verdicts = new Map<Verdict, number>();
  const strengths = new Map<Strength, number>();
  let all = 0;
  for (const answers of profiles()) {
    const { verdict, strength } = recommend(answers);
    verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    strengths.set(strength, (strengths.get(strength) ?? 0) + 1);
    all += 1;
  }
  const row = ([name, count]: readonly [string, number]): string =>
    `  ${name.padEnd(36)}${count} of ${all} (${((100 * count) / all).toFixed(1)} %)`;
  return ['All sure profiles:', ...[...verdicts].map(row), ...[...strengths].map(row)].join('\n');
}
