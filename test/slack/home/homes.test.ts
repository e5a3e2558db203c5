import { expect, it, onTestFinished } from 'vitest';
import { en } from '../../../src/i18n/en/english.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Visible } from '../../../src/slack/api/visibility.ts';
import { createHomes } from '../../../src/slack/home/homes.ts';
import { createPortfolio } from '../../../src/usecases/portfolio.ts';
import { handClock } from '../../jobs/hand-clock.ts';
import { gatewayWith } from '../../outbox/a-gateway.ts';
import { openInMemory } from '../../store/a-decision.ts';

const SECOND = 1_000;
const NOTHING = { channels: new Set<string>(), names: new Map<string, string>() };
const COMPLETE: Visible = { ...NOTHING, isComplete: true };

/** Homes of people of whom Slack says this, one after the other, and then that they see nothing. */
async function homes(...sights: readonly (Visible | Error)[]) {
  const db = await openInMemory();
  const clock = handClock();
  const asked: string[] = [];
  const shown: string[] = [];
  const left = [...sights];
  const tabs = createHomes({
    clock,
    portfolio: createPortfolio({ db, now: clock.now }),
    visibility: {
      of: async (userId) => {
        asked.push(userId);
        const accessScope = left.shift() ?? COMPLETE;
        if (accessScope instanceof Error) throw accessScope;
        return accessScope;
      },
    },
    people: { membership: async () => 'member' },
    gateway: {
      ...gatewayWith({}).gateway,
      publishHome: async (_, view) => {
        shown.push(JSON.stringify(view));
        return { kind: 'done', value: null };
      },
    },
    messages: en,
    logger: createLogger({ level: 'silent', secrets: [], json: true, write: () => {} }),
    paceMs: SECOND,
  });
  onTestFinished(async () => {
    await tabs.stop();
    await db.destroy();
  });
  tabs.start();
  return { ...tabs, clock, asked, shown };
}

it('Homes are brought up to date at their pace though the clock was set back', async () => {
  const { show, changed, clock, asked } = await homes();
  await show('U1');
  changed();
  await clock.pass(SECOND);
  clock.set(clock.now() - 3_600 * SECOND);
  changed();
  await clock.pass(5 * SECOND);
  expect(asked).toEqual(['U1', 'U1', 'U1']);
});

it('Homes are not refreshed while Slack wishes not to be asked, and are complete after that', async () => {
  const busy = { ...NOTHING, isComplete: false, reason: 'busy', retryAfterMs: 30_000 } as const;
  const { show, changed, clock, asked, shown } = await homes(COMPLETE, busy);
  await show('U1');
  await show('U2');
  expect(shown.at(-1)).toContain(en.home.busy);
  changed();
  await clock.pass(29 * SECOND);
  expect(asked).toEqual(['U1', 'U2']);
  await clock.pass(SECOND);
  // Who has waited for Slack comes first.
  expect(asked).toEqual(['U1', 'U2', 'U2', 'U1']);
  expect(shown.at(-1)).not.toContain(en.home.busy);
});

it('one Home that fails holds up no other, and is tried again', async () => {
  const failing = new Error('What Slack says about U1 makes no sense');
  const { show, changed, clock, asked, shown } = await homes(COMPLETE, COMPLETE, failing);
  await show('U1');
  await show('U2');
  changed();
  await clock.pass(0);
  expect(asked.slice(2)).toEqual(['U1', 'U2']);
  await clock.pass(5 * SECOND);
  expect(asked.slice(4)).toEqual(['U1']);
  expect(shown).toHaveLength(2);
});

it('whoever has waited while Slack wished not to be asked comes before those who have not', async () => {
  const busy = { ...NOTHING, isComplete: false, reason: 'busy', retryAfterMs: 30_000 } as const;
  const three = [COMPLETE, COMPLETE, COMPLETE];
  const { show, changed, clock, asked } = await homes(...three, COMPLETE, busy);
  for (const userId of ['U1', 'U2', 'U3']) await show(userId);
  changed();
  await clock.pass(SECOND);
  expect(asked.slice(3)).toEqual(['U1', 'U2']);
  changed();
  await clock.pass(30 * SECOND);
  expect(asked.slice(5)).toEqual(['U3', 'U2', 'U1']);
});
