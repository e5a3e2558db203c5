import type { Command } from '../../src/domain/commands.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { DecisionInput } from '../../src/domain/events.ts';
import type { Answers } from '../../src/engine/index.ts';
import type { CommandRequest } from '../../src/usecases/perform.ts';
import { aBlindCase, aCase, lived, OTHER_ANSWERS, OWNER, VERDICT } from './a-context.ts';

/** What people do; the rest follows from something else. */
export type Deed = CommandRequest['command'];

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export const rated = (answers: Answers): Deed => ({ kind: 'rate', answers });
export const revealed: Deed = { kind: 'reveal' };
export const agreed: Deed = { kind: 'agree' };

export const disagreed = (said: Partial<Of<'disagree'>> = {}): Deed => ({
  kind: 'disagree',
  reason: 'No budget for labels',
  preferred: 'rag',
  ...said,
});

/** The case is put differently than it was. */
export const revised = ({ decision }: DecisionContext, changed: Partial<DecisionInput>): Deed => {
  const { title, context, answers, considerations } = decision;
  return { kind: 'revise', to: { title, context, answers, considerations, ...changed } };
};

export const proposed = (answers: Answers, note = ''): Deed => ({
  kind: 'propose',
  answers,
  note,
});

export const decided = (said: Partial<Of<'decide'>> = {}): Deed => ({
  kind: 'decide',
  outcome: VERDICT,
  reason: '',
  check: '',
  reviewOn: null,
  reviewAt: null,
  zone: 'Europe/Berlin',
  deciders: [OWNER],
  ...said,
});

export const withdrawn = (reason = ''): Deed => ({ kind: 'withdraw', reason });
export const superseded: Command = { kind: 'supersede', by: 'd2' };

export const reviewed = (said: Partial<Of<'review'>> = {}): Deed => ({
  kind: 'review',
  answers: OTHER_ANSWERS,
  nextOn: null,
  nextAt: null,
  ...said,
});

export const exported: Deed = { kind: 'export' };
export const moved: Command = { kind: 'move', channelId: 'C9' };

/** A case in each state, as it gets there. */
export const CASES = {
  rating: aBlindCase(),
  open: aCase(),
  decided: lived(aCase(), [decided(), OWNER]),
  withdrawn: lived(aCase(), [withdrawn(), OWNER]),
  superseded: lived(aCase(), [superseded, OWNER]),
} as const;
