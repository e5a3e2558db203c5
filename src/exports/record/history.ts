import {
  type DecisionEvent,
  type DecisionInput,
  type HistoryEntry,
  SYSTEM_ACTOR,
} from '../../domain/events.ts';
import type { EventRecord, HistoryRecord } from './schema-discussion.ts';
import { instantOf, type RecordView } from './view.ts';

/** An entry of the history, with names for ids and without what nobody may see. */
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

function eventRecord(what: DecisionEvent, { person, people, seen }: RecordView): EventRecord {
  const put = ({ title, context, answers, considerations }: DecisionInput) => ({
    title,
    context,
    answers: seen(answers),
    considerations: [...considerations],
  });
  const judged = (of: Extract<DecisionEvent, { kind: 'revised' }>['before']) => ({
    ...put(of),
    verdict: seen(of.verdict),
    strength: seen(of.strength),
  });
  switch (what.kind) {
    case 'submitted':
      return {
        kind: what.kind,
        ...put(what),
        deciders: people(what.deciders),
        blind: blindOf(what.blind, { person, people, seen }),
        supersedes: what.supersedes,
      };
    case 'rated':
      return { ...what, answers: seen(what.answers) };
    case 'revealed':
    case 'proposed':
      return {
        ...what,
        answers: seen(what.answers),
        verdict: seen(what.verdict),
        strength: seen(what.strength),
      };
    case 'revised':
      return { ...what, before: judged(what.before), after: judged(what.after) };
    case 'decided': {
      const { by: _by, at: _at, ...said } = what;
      return { ...said, deciders: people(what.deciders), verdict: seen(what.verdict) };
    }
    case 'raters_reminded':
      return { kind: what.kind, people: people(what.people) };
    case 'reviewed':
      return {
        kind: what.kind,
        before: seen(what.before),
        answers: seen(what.answers),
        was: seen(what.was),
        verdict: seen(what.verdict),
        holds: seen(what.holds),
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
