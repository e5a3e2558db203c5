import { fc } from '@fast-check/vitest';
import {
  BUILDERS,
  CHECKABLE,
  type Details,
  detailsSchema,
  IN_PLACE,
  LIMITS,
  LOOK_UPS,
  TASKS,
} from '../../src/engine/index.ts';

/** With every detail. */
export const ALL_DETAILS = {
  task: 'answer',
  lookUp: 'documents',
  today: 'prompt',
  measured: 66,
  needed: 90,
  checkable: 'partly',
  requestsPerMonth: 12_000,
  limits: ['latency', 'own_machines'],
  builders: 'developers',
} as const satisfies Details;

const percent = fc.integer({ min: 0, max: 100 });

/** Often none at all, as most people give them. */
export const anyDetails: fc.Arbitrary<Details> = fc.oneof(
  fc.constant({}),
  fc
    .record(
      {
        task: fc.constantFrom(...TASKS),
        lookUp: fc.constantFrom(...LOOK_UPS),
        today: fc.constantFrom(...IN_PLACE),
        measured: percent,
        needed: percent,
        checkable: fc.constantFrom(...CHECKABLE),
        requestsPerMonth: fc.integer({ min: 1, max: 1_000_000_000_000 }),
        limits: fc.subarray([...LIMITS], { minLength: 1 }),
        builders: fc.constantFrom(...BUILDERS),
      },
      { requiredKeys: [] },
    )
    .map((details) => detailsSchema.parse(details)),
);
