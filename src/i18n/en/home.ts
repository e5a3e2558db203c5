import type { Outcome, Status } from '../../domain/decision.ts';
import type { AttentionKind } from '../../domain/portfolio.ts';
import type { Verdict } from '../../engine/index.ts';
import { inSentence, outcomes, status, verdict } from './vocabulary.ts';

const number = (n: number): string => n.toLocaleString('en');

type Made = { followed: number; all: number; others: readonly (readonly [Outcome, number])[] };

const LISTED = {
  channel: 'The decisions of this channel, the newest first',
  open: 'Open decisions of this channel, the newest first',
  decided: 'Decided in this channel, the newest first',
  mine: 'What you asked, the newest first',
  stale: 'Open for more than a week, the oldest first',
};

const NONE_LISTED = {
  channel: 'Nothing has been asked in this channel yet.',
  open: 'Nothing is open in this channel.',
  decided: 'Nothing has been decided in this channel yet.',
  mine: 'You have not asked anything yet.',
  stale: 'Nothing has been open for more than a week in the channels you can see.',
};

/** In a direct message, where no decision is ever posted. */
const LISTED_ELSEWHERE = {
  ...LISTED,
  channel: 'The decisions of all channels you can see, the newest first',
  open: 'Open decisions of all channels you can see, the newest first',
  decided: 'Decided in the channels you can see, the newest first',
};

const NONE_LISTED_ELSEWHERE = {
  ...NONE_LISTED,
  channel: 'Nothing has been asked yet in the channels you can see.',
  open: 'Nothing is open in the channels you can see.',
  decided: 'Nothing has been decided yet in the channels you can see.',
};

/** The answers to `list` and `search`, and the Home tab. */
export const home = {
  list: {
    listed: (which: keyof typeof LISTED, count: number, isInChannel: boolean) => {
      if (isInChannel) return (count === 0 ? NONE_LISTED : LISTED)[which];
      return (count === 0 ? NONE_LISTED_ELSEWHERE : LISTED_ELSEWHERE)[which];
    },
    searched: (text: string, count: number) =>
      count === 0
        ? `No decision that you can see has all of these words: ${text}`
        : `Decisions with all of these words: ${text}`,
    more: 'There are more. The Home tab of this app has them all, with filters.',
    askInstead: 'Start an assessment with this title',
  },
  home: {
    heading: 'RAG or fine-tune?',
    what: 'Six questions about a use case; a thread with a recommendation, its trade-offs and a test plan; and a record of what your team decided.',
    begin: 'New assessment',
    exportAll: 'Export…',
    attention: 'Needs attention',
    nothingWaits: 'Nothing needs attention.',
    concern: {
      undelivered: 'Not delivered: Slack refuses the thread',
      review_due: 'Review due',
      open_too_long: 'Open for more than a week',
      fragile: 'New and fragile: each half depends on a single answer',
    } satisfies Record<AttentionKind, string>,
    andMore: 'and more',
    decisions: 'Decisions',
    none: 'Nothing yet. Assessments of the channels you can see will be listed here, each with a link to its thread.',
    noneFound: 'No decision fits these filters.',
    anyStatus: 'Any status',
    anyVerdict: 'Any verdict',
    anyChannel: 'Any channel',
    anyOwner: 'Asked by anybody',
    search: 'Search',
    searchHint: 'Words in titles, descriptions and reasons. Press Enter.',
    clear: 'Clear filters',
    newer: 'Newer',
    older: 'Older',
    status: {
      rating: 'Being rated',
      open: 'Open',
      decided: 'Decided',
      withdrawn: 'Withdrawn',
      superseded: 'Replaced',
    } satisfies Record<Status, string>,
    columns: {
      title: 'Use case',
      status: 'Status',
      verdict: 'Verdict',
      outcome: 'Decided',
      channel: 'Channel',
      owner: 'Asked by',
      asked: 'Asked on',
    },
    /** Fills an empty table cell, so that a screen reader has something to read. */
    noValue: '–',
    hidden: 'not revealed yet',
    outcome: (outcome: Outcome) => outcomes[outcome],
    counts: 'In figures',
    total: (decisions: number) =>
      decisions === 1 ? '1 decision' : `${number(decisions)} decisions`,
    byStatus: (of: Status, decisions: number) => `${number(decisions)} ${status[of]}`,
    bar: (of: Verdict) => verdict[of],
    bars: number,
    /** How often people followed a verdict, and what they chose instead. */
    decidedAs: (of: Verdict, { followed, all, others }: Made) => {
      const said = `${verdict[of]}: followed in ${number(followed)} of ${number(all)}`;
      if (others.length === 0) return said;
      return `${said}; instead ${others.map(([outcome, n]) => `${inSentence[outcome]} ${number(n)}`).join(', ')}`;
    },
    overruled: (overruled: number, decided: number) =>
      `In ${number(overruled)} of ${number(decided)} decisions, people went against the recommendation (${Math.round((100 * overruled) / decided)} %).`,
    incomplete:
      'Slack could not be asked which channels you are in, so there may be more than is shown here. If this keeps happening, ask an admin to grant this app the permissions `channels:read` and `groups:read`.',
    busy: 'Slack has no time just now to say which channels you are in, so there may be more than is shown here. This passes by itself: look again in a minute.',
  },
};
