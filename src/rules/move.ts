import { type Rule, refuse } from '../domain/commands.ts';

/** The owner sends a thread elsewhere that could not be posted. */
export const move: Rule<'move'> = ({ decision }, { channelId }, { actorId }) => {
  if (actorId !== decision.ownerId) return refuse('not_owner');
  if (decision.thread !== null) return refuse('already_posted');
  return {
    decision: { ...decision, channelId },
    events: [{ kind: 'moved', from: decision.channelId, to: channelId }],
  };
};
