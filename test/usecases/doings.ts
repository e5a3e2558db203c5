import type { Command } from '../../src/domain/commands.ts';
import type { Case } from '../../src/domain/decision-context.ts';
import type { PutCase } from '../../src/domain/events.ts';
import type { Answers } from '../../src/engine/index.ts';
import type { CommandRequest } from '../../src/usecases/perform.ts';
import { aBlindCase, aCase, lived, OTHER_ANSWERS, OWNER, VERDICT } from './a-case.ts';

/** What people do; the rest follows from something else. */
export type Deed = CommandRequest['command'];

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export const rated = (answers: Answers): Deed => ({ kind: 'rated', answers });
export const revealed: Deed = { kind: 'revealed' };
export const agreed: Deed = { kind: 'agreed' };

export const disagreed = (said: Partial<Of<'disagreed'>> = {}): Deed => ({
  kind: 'disagreed',
  reason: 'No budget for labels',
  preferred: 'rag',
  ...said,
});

/** The case is put differently than it was. */
export const revised = ({ decision }: Case, changed: Partial<PutCase>): Deed => {
  const { title, context, answers, considerations } = decision;
  return { kind: 'revised', to: { title, context, answers, considerations, ...changed } };
};

export const proposed = (answers: Answers, note = ''): Deed => ({
  kind: 'proposed',
  answers,
  note,
});

export const decided = (said: Partial<Of<'decided'>> = {}): Deed => ({
  kind: 'decided',
  outcome: VERDICT,
  reason: '',
  check: '',
  reviewOn: null,
  reviewAt: null,
  zone: 'Europe/Berlin',
  deciders: [OWNER],
  ...said,
});

export const withdrawn = (reason = ''): Deed => ({ kind: 'withdrawn', reason });
export const superseded: Command = { kind: 'superseded', by: 'd2' };

export const reviewed = (said: Partial<Of<'reviewed'>> = {}): Deed => ({
  kind: 'reviewed',
  answers: OTHER_ANSWERS,
  nextOn: null,
  nextAt: null,
  ...said,
});

export const exported: Deed = { kind: 'exported' };
export const moved: Command = { kind: 'moved', channelId: 'C9' };

/** A case in each state, as it gets there. */
export const CASES = {
  rating: aBlindCase(),
  open: aCase(),
  decided: lived(aCase(), [decided(), OWNER]),
  withdrawn: lived(aCase(), [withdrawn(), OWNER]),
  superseded: lived(aCase(), [superseded, OWNER]),
} as const;
