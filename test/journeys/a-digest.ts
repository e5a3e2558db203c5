import SqliteDatabase from 'better-sqlite3';
import { vi } from 'vitest';
import { nextWeekly } from '../../src/domain/time.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Message } from '../workspace/protocol.ts';
import { fromHome, setCompany } from './a-manager.ts';
import { movableClock } from './clock.ts';
import { FIVE, sent } from './team.ts';
import type { TestApp } from './test-app.ts';
import { fieldsOf, wordsOf } from './words.ts';

const timeoutMs = 10_000;

export const TOKYO = 'Asia/Tokyo';
export const NEW_YORK = 'America/New_York';

/** The company on a Wednesday at noon; ana lives in Tokyo, ben in New York. */
export async function setWeek(options: Parameters<typeof setCompany>[0] = {}) {
  const clock = movableClock();
  const advanceTo = (weekday: number, hour: number, zone: string): void =>
    clock.advance(nextWeekly({ weekday, hour, zone }, clock.now()) - clock.now());
  advanceTo(3, 12, 'UTC');
  const zones = new Map([
    ['ana', TOKYO],
    ['ben', NEW_YORK],
  ]);
  const people = [...FIVE, { name: 'gus', guest: 'multi_channel' as const }].map((person) => ({
    ...person,
    timeZone: zones.get(person.name) ?? 'Europe/Berlin',
  }));
  const testApp = await setCompany({ clock, people, ...options });
  return { ...testApp, clock, advanceTo };
}

/** Opens the form from Home, for oneself or for a channel. */
export async function digestForm(
  testApp: TestApp,
  who: string,
  channel: string | null = null,
): Promise<ModalDriver> {
  const form = await fromHome(testApp.slack, who, 'digest');
  if (channel !== null) {
    await form.select('digest_for', 'channel');
    await shows(testApp, form, (fields) => fields.includes('channel'));
    await form.select('channel', channel);
    const id = `weekday.C0${channel.toUpperCase()}`;
    await shows(testApp, form, (fields) => fields.includes(id));
  }
  return form;
}

const shows = (testApp: TestApp, form: ModalDriver, test: (fields: readonly string[]) => boolean) =>
  testApp.slack.when(() => test(fieldsOf(form.view.blocks)), { timeoutMs, label: 'the fields' });

/** Chooses when it comes, and leaves the form open. */
export async function chooseTime(form: ModalDriver, weekday: number, hour: number): Promise<void> {
  const fields = fieldsOf(form.view.blocks);
  const named = (name: string): string => fields.find((id) => id.startsWith(name)) ?? name;
  await form.select(named('weekday.'), String(weekday));
  await form.select(named('hour.'), String(hour));
}

/** Turns one on; resolves with what the form says then. */
export async function turnedOn(
  testApp: TestApp,
  who: string,
  {
    channel = null,
    weekday = 1,
    hour = 9,
  }: {
    readonly channel?: string | null;
    readonly weekday?: number;
    readonly hour?: number;
  } = {},
): Promise<string> {
  const form = await digestForm(testApp, who, channel);
  await chooseTime(form, weekday, hour);
  await sent(form);
  await testApp.slack.when(() => form.view.callbackId === 'said', { timeoutMs });
  const said = wordsOf(form.view.blocks);
  await form.close();
  return said;
}

export const isDigest = (message: Message): boolean => message.text.startsWith('Weekly digest');

/** All digests that a person got by direct message. */
export const digestsOf = ({ slack }: TestApp, who: string): readonly Message[] =>
  slack.as(who).dms().filter(isDigest);

/** Waits for so many of them, and resolves with what the last one says. */
export async function digestOf(testApp: TestApp, who: string, count = 1): Promise<string> {
  const label = `${count} digests of ${who}`;
  await testApp.slack.when(() => digestsOf(testApp, who).length >= count, { label, timeoutMs });
  return wordsOf(digestsOf(testApp, who).at(-1)?.blocks);
}

/** Waits for the digest of a channel. */
export const digestIn = ({ slack }: TestApp, channel: string): Promise<Message> =>
  slack.when(() => slack.as('ana').messages(channel).find(isDigest), {
    label: `a digest in ${channel}`,
    timeoutMs,
  });

/** Waits until the bot has found so often that there was nothing to tell. */
export const foundNothing = (testApp: TestApp, times: number): Promise<void> =>
  vi.waitFor(
    () => {
      const found = testApp.log().split('Nothing happened, so no digest is sent').length - 1;
      if (found < times) throw new Error(`found nothing to tell ${found} times`);
    },
    { timeout: timeoutMs, interval: 20 },
  );

/** Waits until the bot knows of everything it sent that it was sent. */
export async function nothingOwed({ config }: TestApp): Promise<void> {
  if (config.database.kind !== 'sqlite') throw new Error('only a file can be looked into');
  const db = new SqliteDatabase(config.database.path, { readonly: true });
  const owed = db
    .prepare("select count(*) from jobs where lane not in ('decisions', 'calendar')")
    .pluck();
  try {
    await vi.waitFor(
      () => {
        if (owed.get() !== 0) throw new Error('something is still owed');
      },
      { timeout: timeoutMs, interval: 20 },
    );
  } finally {
    db.close();
  }
}
