import { type Rule, refuse, whyClosed } from '../domain/commands.ts';
import { sameAnswers } from '../domain/decision.ts';
import { recommend } from '../engine/index.ts';

/** A person puts other answers to the thread; the record stays as it is. */
export const propose: Rule<'propose'> = ({ decision }, { answers, note }, { rubric }) => {
  const closed = whyClosed(decision);
  if (closed !== null) return closed;
  if (sameAnswers(decision.answers, answers)) return refuse('nothing_changed');
  const { considerations, details, revision } = decision;
  const { verdict, strength } = recommend(answers, { rubric, considerations, details });
  return {
    decision,
    events: [{ kind: 'proposed', answers, note, verdict, strength, revision }],
    outbox: [{ message: { kind: 'proposal', entry: 0 } }],
  };
};
