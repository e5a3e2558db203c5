import type { Command, Submission } from '../../src/domain/commands.ts';
import type { Decision } from '../../src/domain/decision.ts';
import { OWNER } from './a-context.ts';
import type { SimulationStep } from './simulation.ts';

/** A word in every text that this person writes, and in no other text. */
export const markOf = (userId: string): string => `written${userId.toLowerCase()}`;

const marked = (userId: string, text: string): string =>
  text === '' ? '' : `${text} ${markOf(userId)}`;

export const markedSubmission = (asked: Submission): Submission => ({
  ...asked,
  title: marked(OWNER, asked.title),
  context: marked(OWNER, asked.context),
});

/** The same step with the mark in every new text; an unchanged title or context stays as it is. */
export function markedEvent<E extends Exclude<SimulationStep, string>>(
  { actorId, command }: E,
  now: Pick<Decision, 'title' | 'context'>,
): { readonly actorId: string; readonly command: E['command'] } {
  return { actorId, command: withMark(command, actorId, now) };
}

function withMark<H extends Command>(
  command: H,
  actorId: string,
  now: Pick<Decision, 'title' | 'context'>,
): H {
  const mark = (text: string): string => marked(actorId, text);
  switch (command.kind) {
    case 'disagree':
    case 'withdraw':
      return { ...command, reason: mark(command.reason) };
    case 'decide':
      return { ...command, reason: mark(command.reason), check: mark(command.check) };
    case 'propose':
      return { ...command, note: mark(command.note) };
    case 'revise': {
      const { title, context } = command.to;
      const to = {
        ...command.to,
        title: title === 'Billing bot' ? now.title : mark(title),
        context: context === '' ? now.context : mark(context),
      };
      return { ...command, to };
    }
    default:
      return command;
  }
}
