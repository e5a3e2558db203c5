import {
  type DecisionEvent,
  type DecisionInput,
  type HistoryEntry,
  SYSTEM_ACTOR,
} from '../../domain/events.ts';
import type { EventRecord, HistoryRecord } from './schema-discussion.ts';
import { instantOf, type RecordView } from './view.ts';

/** An entry of the history, with people in place of ids and null in place of what is hidden. */
export function historyRecord(
  { position, actorId, at, event }: HistoryEntry,
  view: RecordView,
): HistoryRecord {
  return {
    position,
    at: instantOf(at),
    actor: actorId === SYSTEM_ACTOR ? null : view.person(actorId),
    what: eventRecord(event, view),
  };
}

function eventRecord(what: DecisionEvent, view: RecordView): EventRecord {
  const { people, unlessHidden } = view;
  const inputOf = ({ title, context, answers, considerations, details }: DecisionInput) => ({
    title,
    context,
    answers: unlessHidden(answers),
    considerations: [...considerations],
    details: unlessHidden(details),
  });
  const judged = (input: Extract<DecisionEvent, { kind: 'revised' }>['before']) => ({
    ...inputOf(input),
    verdict: unlessHidden(input.verdict),
    strength: unlessHidden(input.strength),
  });
  switch (what.kind) {
    case 'submitted':
      return {
        kind: what.kind,
        ...inputOf(what),
        deciders: people(what.deciders),
        blind: blindOf(what.blind, view),
        supersedes: what.supersedes,
      };
    case 'rated':
      return { ...what, answers: unlessHidden(what.answers) };
    case 'revealed':
    case 'proposed':
      return {
        ...what,
        answers: unlessHidden(what.answers),
        verdict: unlessHidden(what.verdict),
        strength: unlessHidden(what.strength),
      };
    case 'revised':
      return { ...what, before: judged(what.before), after: judged(what.after) };
    case 'decided': {
      const { by: _by, at: _at, ...outcome } = what;
      return { ...outcome, deciders: people(what.deciders), verdict: unlessHidden(what.verdict) };
    }
    case 'raters_reminded':
      return { kind: what.kind, people: people(what.people) };
    case 'reviewed':
      return {
        kind: what.kind,
        before: unlessHidden(what.before),
        answers: unlessHidden(what.answers),
        was: unlessHidden(what.was),
        verdict: unlessHidden(what.verdict),
        holds: unlessHidden(what.holds),
        nextOn: what.nextOn,
      };
    default:
      return what;
  }
}

export function blindOf(
  blind: Extract<DecisionEvent, { kind: 'submitted' }>['blind'],
  { people }: RecordView,
) {
  return (
    blind && {
      invited: people(blind.invited),
      enough: blind.enough,
      deadline: blind.deadline === null ? null : instantOf(blind.deadline),
    }
  );
}
