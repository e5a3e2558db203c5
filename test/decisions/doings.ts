import type { Happening } from '../../src/decisions/happenings.ts';
import type { Answers } from '../../src/engine/index.ts';
import type { Case } from '../../src/records/decision.ts';
import type { PutCase } from '../../src/records/history.ts';
import { aBlindCase, aCase, lived, OTHER_ANSWERS, OWNER, VERDICT } from './a-case.ts';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

export const rated = (answers: Answers): Happening => ({ kind: 'rated', answers });
export const revealed: Happening = { kind: 'revealed' };
export const agreed: Happening = { kind: 'agreed' };

export const disagreed = (said: Partial<Of<'disagreed'>> = {}): Happening => ({
  kind: 'disagreed',
  reason: 'No budget for labels',
  preferred: 'rag',
  ...said,
});

/** The case is put differently than it was. */
export const revised = ({ decision }: Case, changed: Partial<PutCase>): Happening => {
  const { title, context, answers, considerations } = decision;
  return { kind: 'revised', to: { title, context, answers, considerations, ...changed } };
};

export const proposed = (answers: Answers, note = ''): Happening => ({
  kind: 'proposed',
  answers,
  note,
});

export const decided = (said: Partial<Of<'decided'>> = {}): Happening => ({
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

export const withdrawn = (reason = ''): Happening => ({ kind: 'withdrawn', reason });
export const superseded: Happening = { kind: 'superseded', by: 'd2' };

export const reviewed = (said: Partial<Of<'reviewed'>> = {}): Happening => ({
  kind: 'reviewed',
  answers: OTHER_ANSWERS,
  nextOn: null,
  nextAt: null,
  ...said,
});

export const exported: Happening = { kind: 'exported' };
export const moved: Happening = { kind: 'moved', channelId: 'C9' };

/** A case in each state, as it gets there. */
export const CASES = {
  rating: aBlindCase(),
  open: aCase(),
  decided: lived(aCase(), [decided(), OWNER]),
  withdrawn: lived(aCase(), [withdrawn(), OWNER]),
  superseded: lived(aCase(), [superseded, OWNER]),
} as const;
