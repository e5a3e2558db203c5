import { fc } from '@fast-check/vitest';
import {
  MOST_KEEP_DAYS,
  MOST_MANAGERS,
  MOST_REMIND_DAYS,
  type StoredSettings,
  WORKSPACE,
} from '../../../src/domain/settings.ts';

/** As many people as can be named. */
export const CROWD: readonly string[] = Array.from(
  { length: MOST_MANAGERS },
  (_, index) => `U${String(10_000_000_000 + index)}`,
);

export const anyScope = fc.constantFrom(WORKSPACE, 'C0GENERAL');

export const anySettings: fc.Arbitrary<StoredSettings> = fc.record({
  decide: fc.constantFrom(null, 'named', 'members'),
  remindAfterDays: fc.option(fc.nat({ max: MOST_REMIND_DAYS })),
  blindFirst: fc.option(fc.boolean()),
  language: fc.constantFrom(null, 'en'),
  managers: fc.subarray([...CROWD]),
  keepDays: fc.option(fc.integer({ min: 1, max: MOST_KEEP_DAYS })),
  digest: fc.option(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 23 }),
      zone: fc.constantFrom('Europe/Berlin', 'UTC'),
    }),
  ),
});
