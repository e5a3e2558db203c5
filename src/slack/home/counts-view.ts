import type { KnownBlock } from '@slack/types';
import { OUTCOMES, type Outcome, STATUSES } from '../../domain/decision.ts';
import type { Count } from '../../domain/portfolio.ts';
import { VERDICTS, type Verdict } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { header, section } from '../kit/blocks.ts';

const BAR_CELLS = 20;

/** How many there are of each kind, as bars and in words, and how often people decided otherwise. */
export function figures(t: Messages, counts: readonly Count[]): readonly KnownBlock[] {
  const words = t.home;
  const sum = (is: (count: Count) => boolean): number =>
    counts.filter(is).reduce((total, { decisions }) => total + decisions, 0);
  const total = sum(() => true);
  if (total === 0) return [];
  const statuses = STATUSES.map(
    (status) => [status, sum((count) => count.status === status)] as const,
  );
  const said = [
    words.total(total),
    ...statuses.filter(([, n]) => n > 0).map(([status, n]) => words.byStatus(status, n)),
  ];
  const decided = sum(({ outcome }) => outcome !== null);
  const overruled = sum(({ outcome, verdict }) => outcome !== null && outcome !== verdict);
  return [
    header(words.counts),
    section(said.join(' · ')),
    ...chart(
      t,
      VERDICTS.map((id) => [id, sum(({ verdict }) => verdict === id)] as const),
    ),
    ...(decided === 0
      ? []
      : [section([words.overruled(overruled, decided), ...made(t, counts)].join('\n'))]),
  ];
}

/** Nothing while every verdict is hidden. */
function chart(
  t: Messages,
  counted: readonly (readonly [Verdict, number])[],
): readonly KnownBlock[] {
  const most = Math.max(...counted.map(([, n]) => n));
  if (most === 0) return [];
  const width = Math.max(...counted.map(([verdict]) => t.home.bar(verdict).length));
  const lines = counted.map(([verdict, n]) => {
    const filled = n === 0 ? 0 : Math.max(1, Math.round((BAR_CELLS * n) / most));
    return `${t.home.bar(verdict).padEnd(width)} ${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} ${t.home.bars(n)}`;
  });
  return [section(`\`\`\`${lines.join('\n')}\`\`\``)];
}

/** One line for each verdict that anything was decided on. */
function made(t: Messages, counts: readonly Count[]): readonly string[] {
  return VERDICTS.flatMap((verdict) => {
    const outcomes = OUTCOMES.map((outcome): [Outcome, number] => [
      outcome,
      counts
        .filter((count) => count.verdict === verdict && count.outcome === outcome)
        .reduce((total, { decisions }) => total + decisions, 0),
    ]).filter(([, n]) => n > 0);
    const all = outcomes.reduce((total, [, n]) => total + n, 0);
    if (all === 0) return [];
    const followed = outcomes.find(([outcome]) => outcome === verdict)?.[1] ?? 0;
    const others = outcomes.filter(([outcome]) => outcome !== verdict);
    return [`• ${t.home.decidedAs(verdict, { followed, all, others })}`];
  });
}
