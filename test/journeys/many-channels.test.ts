import { expect, it, vi } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import { insertDecision } from '../../src/store/decisions.ts';
import { openStore } from '../../src/store/open.ts';
import { aDecision } from '../store/a-decision.ts';
import { digestsOf, turnedOn } from './a-digest.ts';
import { answered, homeOf, openedHome } from './a-manager.ts';
import { movableClock } from './clock.ts';
import { DAY, FIVE } from './team.ts';
import { startTestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

const timeoutMs = 20_000;
const MINUTE = 60_000;
/** Slack allows so many questions for a page of its channels a minute. */
const TIER = 20;
const LISTING = 'conversations.list';

/** So many public channels, of which every fortieth holds a decision; Slack counts calls as it does. */
async function setBigCompany(channels: number) {
  const clock = movableClock();
  const listed: { readonly at: number; readonly said: string }[] = [];
  const testApp = await startTestApp('socket', {
    clock,
    now: clock.now,
    people: FIVE,
    channels: [
      { name: 'general' },
      ...Array.from({ length: channels }, (_, of) => ({ name: `team-${of}`, members: ['dev'] })),
    ],
    mostPerPage: 200,
    timing: { tierFactor: 1 },
    botStarts: false,
    log: (line) => {
      if (line.startsWith(LISTING)) listed.push({ at: clock.now(), said: line });
    },
  });
  const db = await openStore(testApp.config.database);
  await db.transaction().execute(async (tx) => {
    for (let of = 0; of < channels; of += 40) {
      const said = { title: `Case ${of}`, ownerId: 'U0ANA', createdAt: clock.now() - of };
      const decision = aDecision({ id: `d${of}`, channelId: `C0TEAM${of}`, ...said });
      await insertDecision(tx, decision);
    }
  });
  await db.destroy();
  await testApp.startBot();
  const rests = () => testApp.log().split('A long list is read on later').length;
  /** Lets time pass, and then minutes until this is so; each once the bot rests. */
  const passUntil = async (isSo: () => boolean, first = MINUTE): Promise<void> => {
    for (let minute = 0; minute < 10; minute += 1) {
      const before = rests();
      clock.advance(1_000 + (minute === 0 ? first : MINUTE));
      const isFurther = () => {
        if (!isSo() && rests() === before) throw new Error('it is still asking');
      };
      await vi.waitFor(isFurther, { timeout: timeoutMs, interval: 20 });
      if (isSo()) return;
    }
    throw new Error('it is not so after ten minutes');
  };
  return { testApp, listed, passUntil };
}

it('above 10,000 public channels Home, search and digests fill, within what Slack allows', async () => {
  const { testApp, listed, passUntil } = await setBigCompany(12_000);
  expect(await openedHome(testApp, 'ana')).toContain(en.home.busy);
  await passUntil(() => homeOf(testApp, 'ana').includes('Case 0'));
  expect(homeOf(testApp, 'ana')).not.toContain(en.home.busy);
  expect(homeOf(testApp, 'ana')).toContain('300');
  expect(await answered(testApp, 'eve', 'general', 'search case 11960')).toContain('Case 11960');
  await turnedOn(testApp, 'ben');
  await passUntil(() => digestsOf(testApp, 'ben').length > 0, 7 * DAY);
  expect(wordsOf(digestsOf(testApp, 'ben')[0]?.blocks)).toContain('New: 300');
  expect(listed.filter(({ said }) => said.includes('ratelimited'))).toEqual([]);
  for (const { at } of listed) {
    const minute = listed.filter((call) => call.at >= at && call.at < at + MINUTE);
    expect(minute.length).toBeLessThan(TIER);
  }
}, 60_000);
