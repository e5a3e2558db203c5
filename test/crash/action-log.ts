import type { HistoryEntry } from '../../src/domain/events.ts';
import { CRITERIA } from '../../src/engine/index.ts';

/** What the bot confirmed to people about one decision, in order. */
export type ActionLog = {
  readonly title: string;
  readonly channel: string;
  readonly ownerId: string;
  readonly isBlind: boolean;
  /** As `lineOf` writes them. */
  readonly lines: string[];
  /** Voices by person, as `lineOf` writes them without the person. */
  readonly votes: Map<string, string>;
  /** The answers that each person last gave, in the order of the form. */
  readonly ratings: Map<string, string>;
  /** A person clicked to reveal the ratings and got no error. */
  wasRevealed: boolean;
  /** Everything that was taken, by name; and whether it took more than one attempt. */
  readonly actions: { readonly name: string; readonly again: boolean }[];
  /** Clicks on export, each of which may have worked. */
  exportsTried: number;
  /** Actions that the bot never answered, so that they may or may not be done. */
  unanswered: number;
};

type Line = { readonly actorId: string; readonly did: string; readonly what?: string };

export const lineOf = ({ actorId, did, what = '' }: Line): string =>
  `${actorId} ${did} ${what}`.trim();

export const answersText = (answers: Readonly<Record<string, unknown>> | null): string =>
  CRITERIA.map((id) => (answers?.[id] === 'unsure' ? '-' : String(answers?.[id]))).join(' ');

/** The same line for an entry of the history; null for what people do not do to a decision. */
export function lineOfEntry({ actorId, event }: HistoryEntry): string | null {
  switch (event.kind) {
    case 'submitted':
      return lineOf({ actorId, did: 'asks', what: answersText(event.answers) });
    case 'rated':
      return lineOf({ actorId, did: 'rates', what: answersText(event.answers) });
    case 'voted':
      return lineOf({ actorId, did: event.voice, what: event.reason });
    case 'revised':
      return lineOf({ actorId, did: 'revises', what: answersText(event.after.answers) });
    case 'proposed':
      return lineOf({ actorId, did: 'proposes', what: event.note });
    case 'decided':
      return lineOf({ actorId, did: 'decides', what: event.reason });
    case 'withdrawn':
      return lineOf({ actorId, did: 'withdraws', what: event.reason });
    case 'superseded':
      return lineOf({ actorId, did: 'starts over' });
    case 'reviewed':
      return lineOf({ actorId, did: 'reviews' });
    default:
      return null;
  }
}
