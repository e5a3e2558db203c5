import type { DecisionEvent } from '../../src/domain/events.ts';
import type { TimerKind } from '../../src/domain/job.ts';
import type { Record } from './records.ts';

/** How many times the bot reminds an open thread. */
const REMINDERS = 3;

/** What fell due and did not happen, or happened more than once; and how much did happen. */
export function compareTime(record: Record): {
  readonly fired: number;
  readonly wrong: readonly string[];
} {
  const { decision, history } = record;
  const kinds = history.map(({ event }) => event.kind);
  const asked = ['raters_reminded', 'reminded', 'review_asked'] as const;
  const byClock = history.filter(
    ({ event }) =>
      asked.some((kind) => kind === event.kind) ||
      (event.kind === 'revealed' && event.because === 'deadline'),
  );
  const wrong = [
    ...remindersWrong(record),
    ...(kinds.filter((kind) => kind === 'raters_reminded').length > 1 ? ['raters twice'] : []),
    ...reviewsWrong(record),
    ...(['withdrawn', 'superseded'].includes(decision.status) && record.timers.length > 0
      ? ['something is waited for although it is over']
      : []),
    ...(isSet(record, 'reveal') === hasDeadline(record) ? [] : ['the deadline']),
  ];
  return { fired: byClock.length, wrong: wrong.map((what) => `${decision.title}: ${what}`) };
}

const isSet = ({ timers }: Record, kind: TimerKind): boolean =>
  timers.some((timer) => timer.kind === kind);

const hasDeadline = ({ decision: { status, blind } }: Record): boolean =>
  status === 'rating' && blind !== null && blind.deadline !== null;

/** Since it was asked or shown, each reminder once, and then the next one is waited for. */
function remindersWrong({ history, timers, decision }: Record): readonly string[] {
  const shown = history.findLastIndex(({ event }) => event.kind === 'revealed');
  const told = (from: Record['history']): number =>
    from.filter(({ event }) => event.kind === 'reminded').length;
  const before = told(history.slice(0, Math.max(0, shown)));
  const since = told(history.slice(shown + 1));
  if (Math.max(before, since) > REMINDERS) return [`${before} and ${since} reminders`];
  if (decision.status !== 'open' && decision.status !== 'rating') return [];
  const next = timers.find(({ kind }) => kind === 'remind_open')?.count ?? REMINDERS;
  return next === since ? [] : [`${since} reminders, and the next is number ${next + 1}`];
}

/** Each day to look again brings one question, and is waited for until then. */
function reviewsWrong(record: Record): readonly string[] {
  const set = (what: DecisionEvent): boolean =>
    (what.kind === 'decided' && what.reviewOn !== null) ||
    (what.kind === 'reviewed' && what.nextOn !== null);
  const days = record.history.filter(({ event }) => set(event)).length;
  const asked = record.history.filter(({ event }) => event.kind === 'review_asked').length;
  if (asked > days) return ['a review is asked for twice'];
  const isWaiting = isSet(record, 'review') || record.decision.reviewAskedAt !== null;
  return record.decision.status === 'decided' && days > 0 && !isWaiting ? ['a review is lost'] : [];
}
