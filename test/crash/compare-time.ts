import type { Happened } from '../../src/records/history.ts';
import type { TimerKind } from '../../src/records/timer.ts';
import type { Record } from './records.ts';

const DAYS = [7, 21, 49];

/** What fell due and did not happen, or happened more than once; and how much did happen. */
export function compareTime(record: Record): {
  readonly fired: number;
  readonly wrong: readonly string[];
} {
  const { decision, history } = record;
  const kinds = history.map(({ what }) => what.kind);
  const asked = ['raters_reminded', 'reminded', 'review_asked'] as const;
  const byClock = history.filter(
    ({ what }) =>
      asked.some((kind) => kind === what.kind) ||
      (what.kind === 'revealed' && what.because === 'deadline'),
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

/** Since it was asked or shown, each reminder once, in order, and then the next one is waited for. */
function remindersWrong(record: Record): readonly string[] {
  const { history, timers, decision } = record;
  const shown = history.findLastIndex(({ what }) => what.kind === 'revealed');
  const told = (from: readonly Record['history'][number][]): readonly number[] =>
    from.flatMap(({ what }) => (what.kind === 'reminded' ? [what.days] : []));
  const [before, since] = [
    told(history.slice(0, Math.max(0, shown))),
    told(history.slice(shown + 1)),
  ];
  const areOnce = [before, since].every(
    (days) => days.join() === DAYS.slice(0, days.length).join(),
  );
  if (!areOnce) return [`reminders ${before.join()} and ${since.join()}`];
  if (decision.status !== 'open' && decision.status !== 'rating') return [];
  const next = timers.find(({ kind }) => kind === 'remind_open')?.count ?? DAYS.length;
  return next === since.length ? [] : [`a reminder is lost after ${since.join()}`];
}

/** Each day to look again brings one question, and is waited for until then. */
function reviewsWrong(record: Record): readonly string[] {
  const set = (what: Happened): boolean =>
    (what.kind === 'decided' && what.reviewOn !== null) ||
    (what.kind === 'reviewed' && what.nextOn !== null);
  const days = record.history.filter(({ what }) => set(what)).length;
  const asked = record.history.filter(({ what }) => what.kind === 'review_asked').length;
  if (asked > days) return ['a review is asked for twice'];
  const isWaiting = isSet(record, 'review') || record.decision.reviewAskedAt !== null;
  return record.decision.status === 'decided' && days > 0 && !isWaiting ? ['a review is lost'] : [];
}
