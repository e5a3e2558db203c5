import type { Command } from '../../src/domain/commands.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import type { DecisionInput } from '../../src/domain/events.ts';
import type { Answers } from '../../src/engine/index.ts';
import type { CommandRequest } from '../../src/usecases/perform.ts';
import {
  aBlindContext,
  aContext,
  afterCommands,
  OTHER_ANSWERS,
  OWNER,
  VERDICT,
} from './a-context.ts';

/** A command that a person gives; other commands come from timers or other use cases. */
export type MemberCommand = CommandRequest['command'];

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

export const rated = (answers: Answers): MemberCommand => ({ kind: 'rate', answers });
export const revealed: MemberCommand = { kind: 'reveal' };
export const agreed: MemberCommand = { kind: 'agree' };

export const disagreed = (overrides: Partial<Of<'disagree'>> = {}): MemberCommand => ({
  kind: 'disagree',
  reason: 'No budget for labels',
  preferred: 'rag',
  ...overrides,
});

/** Revises the decision's input with these changes. */
export const revised = (
  { decision }: DecisionContext,
  changed: Partial<DecisionInput>,
): MemberCommand => {
  const { title, context, answers, considerations, details } = decision;
  return { kind: 'revise', to: { title, context, answers, considerations, details, ...changed } };
};

export const proposed = (answers: Answers, note = ''): MemberCommand => ({
  kind: 'propose',
  answers,
  note,
});

export const decided = (overrides: Partial<Of<'decide'>> = {}): MemberCommand => ({
  kind: 'decide',
  outcome: VERDICT,
  reason: '',
  check: '',
  reviewOn: null,
  reviewAt: null,
  zone: 'Europe/Berlin',
  deciders: [OWNER],
  ...overrides,
});

export const withdrawn = (reason = ''): MemberCommand => ({ kind: 'withdraw', reason });
export const superseded: Command = { kind: 'supersede', by: 'd2' };

export const reviewed = (overrides: Partial<Of<'review'>> = {}): MemberCommand => ({
  kind: 'review',
  answers: OTHER_ANSWERS,
  nextOn: null,
  nextAt: null,
  ...overrides,
});

export const exported: MemberCommand = { kind: 'export' };
export const moved: Command = { kind: 'move', channelId: 'C9' };

/** A decision in each status, reached by commands. */
export const CASES = {
  rating: aBlindContext(),
  open: aContext(),
  decided: afterCommands(aContext(), [decided(), OWNER]),
  withdrawn: afterCommands(aContext(), [withdrawn(), OWNER]),
  superseded: afterCommands(aContext(), [superseded, OWNER]),
} as const;
