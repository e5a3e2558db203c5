import type { Copied, Decision, Vote } from '../domain/decision.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import { type DecisionEvent, type HistoryEntry, REMOVED } from '../domain/events.ts';

/** What a record becomes without what one person wrote; equal to what it was where they wrote nothing. */
export type Redacted = {
  readonly decision: Decision;
  readonly history: readonly HistoryEntry[];
  /** Theirs, without its words; null if they have not voted. */
  readonly vote: Vote | null;
  /** Whether their rating goes, which it does unless it is the only one. */
  readonly dropsRating: boolean;
};

/**
 * Takes the words of a person out of a record; who acted when, and what was voted, remains, and so
 * do the answers that the decision rests on. A title or a description that others have edited after
 * them goes as well, since their words may still be in it, and so does what was copied from them.
 */
export function redact(
  { decision, ratings, votes }: DecisionContext,
  history: readonly HistoryEntry[],
  personId: string,
): Redacted {
  const title = firstWritten(history, decision, personId, 'title');
  const context = firstWritten(history, decision, personId, 'context');
  const put = <T extends TextsOf>(words: T, since: number): T => ({
    ...words,
    title: since >= title ? REMOVED : words.title,
    context: since >= context ? '' : words.context,
  });
  const vote = votes.find(({ userId }) => userId === personId);
  const isTheirs = (by: string | undefined): boolean => by === personId;
  return {
    decision: {
      ...put(decision, history.length),
      // Their words are gone; a later redaction must not take what others have written since.
      copied: {
        title: without(decision.copied.title, personId),
        context: without(decision.copied.context, personId),
      },
      decided: isTheirs(decision.decided?.by) ? withoutReason(decision.decided) : decision.decided,
      withdrawn:
        decision.withdrawn !== null && isTheirs(decision.withdrawn.by)
          ? { ...decision.withdrawn, reason: '' }
          : decision.withdrawn,
    },
    history: history.map((entry) => {
      const event = isTheirs(entry.actorId) ? withoutTexts(entry.event) : entry.event;
      return {
        ...entry,
        event: withInput(event, (words, isAfter) => put(words, entry.position - (isAfter ? 0 : 1))),
      };
    }),
    vote: vote === undefined ? null : { ...vote, reason: '', preferred: null },
    dropsRating: ratings.length > 1 && ratings.some(({ userId }) => userId === personId),
  };
}

const without = (writers: readonly string[], personId: string): readonly string[] =>
  writers.filter((writer) => writer !== personId);

type TextsOf = { readonly title: string; readonly context: string };

type Text = keyof TextsOf;

const textIn = (event: DecisionEvent, text: Text): string | null => {
  if (event.kind === 'submitted') return event[text];
  return event.kind === 'revised' ? event.after[text] : null;
};

const isWritten = ({ event }: HistoryEntry, text: Text): boolean =>
  (event.kind === 'submitted' && event[text] !== '') ||
  (event.kind === 'revised' && event.before[text] !== event.after[text]);

/** Whose words are copied when a decision with this history is replaced by one that begins like this. */
export function copiedInto(
  begun: TextsOf,
  { copied }: Pick<Decision, 'copied'>,
  history: readonly HistoryEntry[],
): Copied {
  const writersOf = (text: Text): readonly string[] => {
    const words = begun[text];
    if (words === '' || words === REMOVED) return [];
    const last = history.findLastIndex(({ event }) => textIn(event, text) === words);
    const written = history.slice(0, last + 1).filter((entry) => isWritten(entry, text));
    if (written.length === 0) return [];
    return [...new Set([...copied[text], ...written.map(({ actorId }) => actorId)])];
  };
  return { title: writersOf('title'), context: writersOf('context') };
}

/** The position at which a person's words first stood in a text; beyond all others if they never did. */
function firstWritten(
  history: readonly HistoryEntry[],
  { copied }: Pick<Decision, 'copied'>,
  personId: string,
  text: Text,
): number {
  if (copied[text].includes(personId)) return 0;
  const first = history.find((entry) => entry.actorId === personId && isWritten(entry, text));
  return first?.position ?? Number.POSITIVE_INFINITY;
}

/** An entry with the input that it tells of rewritten: as it was before it, or after it. */
function withInput(
  what: DecisionEvent,
  put: <T extends TextsOf>(words: T, isAfter: boolean) => T,
): DecisionEvent {
  if (what.kind === 'submitted') return put(what, true);
  if (what.kind !== 'revised') return what;
  return { ...what, before: put(what.before, false), after: put(what.after, true) };
}

/** What a person did, without their words. */
function withoutTexts(what: DecisionEvent): DecisionEvent {
  switch (what.kind) {
    case 'rated':
      return { ...what, answers: null };
    case 'voted':
      return { ...what, reason: '', preferred: null };
    case 'proposed':
      return { ...what, note: '' };
    case 'decided':
      return withoutReason(what);
    case 'withdrawn':
      return { ...what, reason: '' };
    default:
      return what;
  }
}

/** A reason is never empty where the outcome is not what was recommended, so a mark takes its place. */
const withoutReason = <T extends { readonly reason: string; readonly check: string } | null>(
  made: T,
): T => (made === null ? made : { ...made, reason: made.reason === '' ? '' : REMOVED, check: '' });
