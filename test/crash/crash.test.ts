import { expect, it } from 'vitest';
import { crashTest } from './crash.ts';
import { seeded } from './seeded.ts';

it('keeps every acknowledged submission once, with its whole thread, through SIGKILLs', async () => {
  const report = await crashTest(3, seeded(7));
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report).toMatchObject({ lost: 0, recordsTwice: 0, threadsIncomplete: 0 });
}, 60_000);
