import type { Outcome, Status } from '../domain/decision.ts';
import type { Concern } from '../domain/portfolio.ts';
import type { Verdict } from '../engine/index.ts';

/** The words for those who look over many decisions. */
export type ReviewingMessages = {
  /** The answers to `list` and `search`. */
  readonly list: {
    readonly listed: (
      which: 'channel' | 'open' | 'decided' | 'mine' | 'stale',
      count: number,
      /** False in a direct message: then it is about all channels that the reader can see. */
      isInChannel: boolean,
    ) => string;
    readonly searched: (text: string, count: number) => string;
    readonly more: string;
    readonly askInstead: string;
  };
  readonly home: {
    readonly heading: string;
    readonly what: string;
    readonly begin: string;
    readonly exportAll: string;
    readonly attention: string;
    readonly nothingWaits: string;
    readonly concern: Readonly<Record<Concern, string>>;
    /** There are more than those that are listed. */
    readonly andMore: string;
    readonly decisions: string;
    readonly none: string;
    readonly noneFound: string;
    readonly anyStatus: string;
    readonly anyVerdict: string;
    readonly anyChannel: string;
    readonly anyOwner: string;
    readonly search: string;
    readonly searchHint: string;
    readonly clear: string;
    readonly newer: string;
    readonly older: string;
    readonly status: Readonly<Record<Status, string>>;
    readonly columns: {
      readonly title: string;
      readonly status: string;
      readonly verdict: string;
      readonly outcome: string;
      readonly channel: string;
      readonly owner: string;
      readonly asked: string;
    };
    /** Nothing to show in a cell, for eyes and for ears. */
    readonly noValue: string;
    readonly hidden: string;
    readonly outcome: (outcome: Outcome) => string;
    readonly counts: string;
    readonly total: (decisions: number) => string;
    readonly byStatus: (status: Status, decisions: number) => string;
    readonly bar: (verdict: Verdict) => string;
    readonly bars: (decisions: number) => string;
    /** What became of one verdict. */
    readonly decidedAs: (
      verdict: Verdict,
      made: {
        readonly followed: number;
        readonly all: number;
        readonly others: readonly (readonly [Outcome, number])[];
      },
    ) => string;
    readonly overruled: (overruled: number, decided: number) => string;
    readonly incomplete: string;
    /** The same where Slack only has no time to say it. */
    readonly busy: string;
  };
};
