import type { ReviewingMessages } from '../messages-reviewing.ts';
import { outcomes, outcomesInSentence, verdict } from './phrases.ts';

const count = (n: number): string => n.toLocaleString('en');

const LISTED = {
  channel: 'The decisions of this channel, the newest first',
  open: 'Open decisions of this channel, the newest first',
  decided: 'Decided in this channel, the newest first',
  mine: 'What you asked, the newest first',
  stale: 'Open for more than a week, the oldest first',
} as const;

const NONE_LISTED = {
  channel: 'Nothing has been asked in this channel yet.',
  open: 'Nothing is open in this channel.',
  decided: 'Nothing has been decided in this channel yet.',
  mine: 'You have not asked anything yet.',
  stale: 'Nothing has been open for more than a week in the channels you can see.',
} as const;

/** In a direct message, where no decision is ever posted. */
const LISTED_ELSEWHERE = {
  ...LISTED,
  channel: 'The decisions of all channels you can see, the newest first',
  open: 'Open decisions of all channels you can see, the newest first',
  decided: 'Decided in the channels you can see, the newest first',
} as const;

const NONE_LISTED_ELSEWHERE = {
  ...NONE_LISTED,
  channel: 'Nothing has been asked yet in the channels you can see.',
  open: 'Nothing is open in the channels you can see.',
  decided: 'Nothing has been decided yet in the channels you can see.',
} as const;

export const reviewing: ReviewingMessages = {
  list: {
    listed: (which, count, isInChannel) => {
      if (isInChannel) return (count === 0 ? NONE_LISTED : LISTED)[which];
      return (count === 0 ? NONE_LISTED_ELSEWHERE : LISTED_ELSEWHERE)[which];
    },
    searched: (text, count) =>
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
      fragile: 'New and fragile: one different answer would change it',
    },
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
    },
    columns: {
      title: 'Use case',
      status: 'Status',
      verdict: 'Verdict',
      outcome: 'Decided',
      channel: 'Channel',
      owner: 'Asked by',
      asked: 'Asked on',
    },
    noValue: '–',
    hidden: 'not revealed yet',
    outcome: (outcome) => outcomes[outcome],
    counts: 'In figures',
    total: (decisions) => (decisions === 1 ? '1 decision' : `${count(decisions)} decisions`),
    byStatus: (status, decisions) =>
      `${count(decisions)} ${{ rating: 'being rated', open: 'open', decided: 'decided', withdrawn: 'withdrawn', superseded: 'replaced' }[status]}`,
    bar: (of) => verdict[of],
    bars: (n) => count(n),
    decidedAs: (of, { followed, all, others }) => {
      const said = `${verdict[of]}: followed in ${count(followed)} of ${count(all)}`;
      if (others.length === 0) return said;
      return `${said}; instead ${others.map(([outcome, n]) => `${outcomesInSentence[outcome]} ${count(n)}`).join(', ')}`;
    },
    overruled: (overruled, decided) =>
      `In ${count(overruled)} of ${count(decided)} decisions, people went against the recommendation (${Math.round((100 * overruled) / decided)} %).`,
    incomplete:
      'Slack could not be asked which channels you are in, so there may be more than is shown here. If this keeps happening, ask an admin to grant this app the permissions `channels:read` and `groups:read`.',
    busy: 'Slack has no time just now to say which channels you are in, so there may be more than is shown here. This passes by itself: look again in a minute.',
  },
};
