import type { Situation } from '../../../src/engine/advice/situation.ts';
import {
  type ConsiderationId,
  type Details,
  IN_PLACE,
  LOOK_UPS,
  TASKS,
} from '../../../src/engine/index.ts';
import { runs } from '../../runs.ts';
import { rate } from '../answers.ts';
import { situationOf } from './cases.ts';

/** Each case as it is, and with each of some answers to one more question. */
const crossed = <T extends object, U extends object>(all: readonly T[], more: readonly U[]) =>
  all.flatMap((one) => more.map((other) => ({ ...one, ...other })));

/** Every answer from which on a kind changes; the two that no kind depends on in the middle. */
const ANSWERS: readonly Situation[] = ['0', '1', '4', '-'].flatMap((knowledge) =>
  ['1', '2', '3', '-'].flatMap((behaviour) =>
    ['1', '3'].flatMap((stake) =>
      ['0', '1', '2', '3', '-'].map((labels) =>
        situationOf({
          answers: rate(`${knowledge} ${behaviour} ${stake} ${labels} 2 2`),
          considerations: [],
          details: {},
        }),
      ),
    ),
  ),
);

const PLACES: readonly Details[] = crossed(
  crossed(
    [{}, ...TASKS.map((task) => ({ task }))],
    [{}, ...LOOK_UPS.map((lookUp) => ({ lookUp }))],
  ),
  [{}, ...IN_PLACE.map((today) => ({ today }))],
);

/** Nobody knows, or it is reached, or it falls short; a program can check it or not; somebody builds it. */
const FACTS: readonly Details[] = crossed(
  crossed(
    [{}, { measured: 90, needed: 80 }, { measured: 60, needed: 80 }],
    [{}, { checkable: 'yes' } as const],
  ),
  [{}, { builders: 'nobody' } as const],
);

const PRICES: readonly {
  readonly details: Details;
  readonly considerations: readonly ConsiderationId[];
}[] = [
  { details: {}, considerations: [] },
  { details: { limits: ['latency'] }, considerations: [] },
  { details: {}, considerations: ['cost'] },
  { details: { requestsPerMonth: 100_000 }, considerations: [] },
];

const TOTAL = ANSWERS.length * PLACES.length * FACTS.length * PRICES.length;

/**
 * All combinations of what a kind may depend on, or as many as there is time for, spread over them all.
 */
export function* everyKindOfCase(): Generator<Situation> {
  const isAll = runs(TOTAL).numRuns === TOTAL;
  // Prime to the number of each of the parts, so that every one of them comes up with every other.
  const stride = isAll ? 1 : 101;
  for (let number = 0; number < TOTAL; number += stride) {
    let rest = number;
    const pick = <T>(values: readonly T[]): T => {
      const value = values[rest % values.length];
      rest = Math.floor(rest / values.length);
      if (value === undefined) throw new RangeError('There are fewer cases.');
      return value;
    };
    const base = pick(ANSWERS);
    const place = pick(PLACES);
    const fact = pick(FACTS);
    const { details, considerations } = pick(PRICES);
    yield {
      ...base,
      considerations: new Set(considerations),
      details: { ...place, ...fact, ...details },
    };
  }
}
