import { expect, it } from 'vitest';
import { crashDiscussion } from './discussion.ts';
import { seeded } from './seeded.ts';
import { crashSubmissions } from './submissions.ts';

it.concurrent('keeps every acknowledged submission once, with its whole thread, through SIGKILLs', async () => {
  const report = await crashSubmissions(2, seeded(7));
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report).toMatchObject({ lost: 0, recordsTwice: 0, threadsIncomplete: 0 });
}, 60_000);

it.concurrent('keeps a whole discussion through SIGKILLs, each word of it once', async () => {
  const report = await crashDiscussion(2, seeded(7));
  expect(report.acknowledged).toBeGreaterThan(0);
  expect(report).toMatchObject({ unanswered: 0, lost: [], twice: [], wrong: [] });
}, 60_000);
