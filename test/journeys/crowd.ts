import { expect, onTestFinished, vi } from 'vitest';
import { type Clock, systemClock } from '../../src/clock.ts';
import type { Database } from '../../src/config.ts';
import { type Db, openStore } from '../../src/store/open.ts';
import { countOpen } from '../../src/store/outbox-claim.ts';
import { openRaw } from '../contract/raw-database.ts';
import { owedJobs } from '../store/a-job.ts';
import type { Driver } from '../workspace/driver.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { ActResult } from '../workspace/protocol.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answer } from './ask.ts';

/** What a person does about a decision. */
export type Action =
  | { readonly kind: 'agree' }
  | { readonly kind: 'disagree'; readonly preferred: string; readonly reason: string }
  /** In the order of the form. */
  | { readonly kind: 'rate'; readonly answers: string };

const FORM = { timeoutMs: 60_000 };

/** A crowd in one process keeps two cores busy: time passes for it as on a machine so much faster. */
const SLOWNESS = 20;
/** Options of the test app for a crowd; `paceMs` is the bot's pace. */
export function roomForACrowd(paceMs = 3) {
  const start = systemClock.now();
  const clock: Clock = {
    now: () => start + Math.floor((systemClock.now() - start) / SLOWNESS),
    elapsed: () => systemClock.elapsed() / SLOWNESS,
    wait: (ms, signal) => systemClock.wait(ms * SLOWNESS, signal),
  };
  const timing = { ackMs: 3_000 * SLOWNESS, triggerMs: 3_000 * SLOWNESS };
  return { clock, timing, paceMs };
}

/** That pace as Slack's clock shows it; the bot's goes in whole milliseconds. */
export const leastPause = (paceMs = 3): number => (paceMs - 1) * SLOWNESS;

/** People of #general at one root message, with payloads that may be delivered twice. */
export function crowdAt(slack: Workspace, ts: string, isTwice: () => boolean = () => false) {
  const twice = (): void => {
    if (isTwice()) slack.delivery.deliverTwice();
  };
  const click = async (person: Driver, button: string): Promise<void> => {
    twice();
    must(await person.click('general', ts, button));
  };
  const choose = async (person: Driver, entry: string): Promise<void> => {
    twice();
    must(await person.choose('general', ts, 'more', entry));
  };
  const send = (form: ModalDriver): Promise<ActResult> => {
    twice();
    return form.submit();
  };
  return {
    click,
    send,
    /** Opens the form behind a button, or behind an entry of the menu. */
    open: async (person: Driver, name: 'decide' | 'withdraw'): Promise<ModalDriver> => {
      await (name === 'decide' ? click(person, name) : choose(person, name));
      return person.modal(FORM);
    },
    /** Does it as a person would: opens the form, fills it in, sends it, closes what it says. */
    act: async (person: Driver, action: Action): Promise<void> => {
      await click(person, action.kind);
      if (action.kind === 'agree') return;
      const form = await person.modal({ callbackId: FORM_OF[action.kind], ...FORM });
      if (action.kind === 'disagree') {
        await form.select('preferred', action.preferred);
        await form.type('reason', action.reason);
        return must(await send(form));
      }
      await answer(form, action.answers);
      must(await send(form));
      must(await (await person.modal({ callbackId: 'said', ...FORM })).close());
    },
  };
}

const FORM_OF = { disagree: 'disagreement', rate: 'rating' } as const;

function must(done: ActResult): void {
  if (!done.ok) throw new Error(`refused: ${JSON.stringify(done)}`);
}

/** The database, beside the bots that use it, until the test ends. */
export async function beside(database: Database): Promise<Db> {
  if (database.kind === 'sqlite') return openRaw(database);
  const db = await openStore(database);
  onTestFinished(() => db.destroy());
  return db;
}

/** Waits until everything is delivered that Slack takes. */
export const isDelivered = (db: Db): Promise<void> =>
  vi.waitFor(
    async () => {
      expect(await countOpen(db)).toMatchObject({ due: 0 });
      expect(await owedJobs(db)).toEqual([]);
    },
    { timeout: 60_000, interval: 10 },
  );

/** The milliseconds between each update of a message and the next. */
export function pausesBetween(states: readonly { readonly at: number }[]): readonly number[] {
  const [, ...updates] = states;
  return updates.slice(1).map(({ at }, index) => at - (updates[index]?.at ?? 0));
}

/** The same things in another order. `random` gives numbers from 0 up to 1. */
export const shuffled = <T>(random: () => number, things: readonly T[]): readonly T[] =>
  things
    .map((thing) => ({ thing, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ thing }) => thing);

/** What the log warns of, and worse. */
export const troublesIn = (log: string): readonly string[] =>
  log.split('\n').filter((line) => /^\{"level":[456]0/.test(line));
