import { type ActionLog, answersText, lineOfEntry } from './action-log.ts';
import type { Record } from './records.ts';

export type Compared = {
  /** What the bot confirmed and the record lacks. */
  readonly lost: readonly string[];
  /** What is on record more often than it was done. */
  readonly twice: readonly string[];
  /** Anything else that differs from what the bot confirmed. */
  readonly wrong: readonly string[];
};

/** Compares a decision's record with what the bot confirmed to people. */
export function compareWords(log: ActionLog, records: readonly Record[]): Compared {
  const { title, lines, unanswered } = log;
  const [record, ...others] = records;
  if (record === undefined) {
    return { lost: lines.map((line) => `${title}: ${line}`), twice: [], wrong: [] };
  }
  const kept = record.history.flatMap((entry) => lineOfEntry(entry) ?? []);
  const lost = without(lines, kept);
  // It may or may not have been done.
  const twice = unanswered > 0 ? [] : without(kept, lines);
  const isInOrder = lost.length + twice.length + unanswered > 0 || kept.join() === lines.join();
  const wrong = [
    ...(isInOrder ? [] : ['in another order']),
    ...(unanswered > 0 ? [] : voicesWrong(log, record)),
    ...revealsWrong(log, record),
    ...exportsWrong(log, record),
  ];
  return {
    lost: lost.map((line) => `${title}: ${line}`),
    twice: [
      ...twice.map((line) => `${title}: ${line}`),
      ...others.map(() => `${title}: on record twice`),
    ],
    wrong: wrong.map((event) => `${title}: ${event}`),
  };
}

/** What is left of a list when each of the others takes one like it away. */
function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function voicesWrong({ votes, ratings }: ActionLog, record: Record): readonly string[] {
  const told = [...votes].map(([id, vote]) => `${id} ${vote.replace('agree before', 'agree')}`);
  const kept = record.votes.map(({ userId, voice, reason }) =>
    `${userId} ${voice} ${reason}`.trim(),
  );
  const rated = [...ratings].map(([id, answers]) => `${id} ${answers}`);
  const onRecord = record.ratings.map(({ userId, answers }) => `${userId} ${answersText(answers)}`);
  return [
    ...(told.toSorted().join() === kept.toSorted().join() ? [] : ['other votes']),
    ...(rated.toSorted().join() === onRecord.toSorted().join() ? [] : ['other ratings']),
  ];
}

function revealsWrong({ wasRevealed, isBlind }: ActionLog, { history }: Record): readonly string[] {
  const times = history.filter(({ event }) => event.kind === 'revealed').length;
  if (times > 1) return ['revealed twice'];
  if (wasRevealed && times === 0) return ['not revealed'];
  return !isBlind && times > 0 ? ['revealed without having been hidden'] : [];
}

function exportsWrong(
  { actions, exportsTried }: ActionLog,
  { history }: Record,
): readonly string[] {
  const times = history.filter(({ event }) => event.kind === 'exported').length;
  const taken = actions.filter(({ name }) => name === 'export').length;
  return times < taken || times > exportsTried ? ['other exports'] : [];
}
