import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { backoffMs, refusalBackoffMs } from '../../src/outbox/setbacks.ts';

const attempts = fc.integer({ min: 1, max: 10_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const LONGEST = 300_000;

describe('the wait before the next attempt', () => {
  it.each([
    { attempt: 1, least: 500, most: 1_000 },
    { attempt: 2, least: 1_000, most: 2_000 },
    { attempt: 5, least: 8_000, most: 16_000 },
    { attempt: 9, least: 128_000, most: 256_000 },
    { attempt: 10, least: 150_000, most: 300_000 },
    { attempt: 1000, least: 150_000, most: 300_000 },
  ])('after attempt $attempt is $least to $most ms', ({ attempt, least, most }) => {
    expect(backoffMs(attempt, 0)).toBe(least);
    expect(backoffMs(attempt, 0.5)).toBe((least + most) / 2);
    expect(backoffMs(attempt, 0.999_999_9)).toBe(most);
  });

  test.prop([attempts, random])('is at least half a second and at most five minutes', (n, r) => {
    expect(backoffMs(n, r)).toBeGreaterThanOrEqual(500);
    expect(backoffMs(n, r)).toBeLessThanOrEqual(LONGEST);
    expect(Number.isInteger(backoffMs(n, r))).toBe(true);
  });

  test.prop([attempts, random])('never shrinks from one attempt to the next', (n, r) => {
    expect(backoffMs(n + 1, r)).toBeGreaterThanOrEqual(backoffMs(n, r));
  });

  test.prop([attempts, random, random])('differs between rows that failed together', (n, a, b) => {
    fc.pre(Math.abs(a - b) > 0.01);
    expect(backoffMs(n, a)).not.toBe(backoffMs(n, b));
  });

  test.prop([attempts, random, fc.nat({ max: 3_600_000 })])(
    'is what Slack asks for, when it asks',
    (n, r, asked) => {
      expect(backoffMs(n, r, asked)).toBe(asked);
    },
  );
});

describe('the wait after a refusal', () => {
  it.each([
    { attempt: 1, least: 5_000, most: 10_000 },
    { attempt: 2, least: 10_000, most: 20_000 },
    { attempt: 9, least: 1_280_000, most: 2_560_000 },
    { attempt: 10, least: 1_800_000, most: 3_600_000 },
    { attempt: 1000, least: 1_800_000, most: 3_600_000 },
  ])('after attempt $attempt is $least to $most ms', ({ attempt, least, most }) => {
    expect(refusalBackoffMs(attempt, 0)).toBe(least);
    expect(refusalBackoffMs(attempt, 0.999_999_99)).toBe(most);
  });

  test.prop([attempts, random])('is longer than after trouble that passes', (n, r) => {
    expect(refusalBackoffMs(n, r)).toBeGreaterThan(backoffMs(n, r));
  });
});
