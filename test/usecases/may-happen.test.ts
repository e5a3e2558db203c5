import { describe, expect, it } from 'vitest';
import type { Command, RefusalReason } from '../../src/domain/commands.ts';
import { STATUSES } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { ANYBODY, aContext, by, DECIDER, OTHER_ANSWERS, OWNER, refusal } from './a-context.ts';
import {
  agreed,
  CASES,
  decided,
  disagreed,
  exported,
  moved,
  proposed,
  rated,
  revealed,
  reviewed,
  revised,
  superseded,
  withdrawn,
} from './commands.ts';

const open = aContext();

/** Who may, and the refusal in each status: rating, open, decided, withdrawn, superseded. */
const RULES: readonly {
  readonly what: Command;
  readonly who: 'owner' | 'deciders' | 'anybody';
  readonly when: readonly (RefusalReason | null)[];
}[] = [
  {
    what: rated(OTHER_ANSWERS),
    who: 'anybody',
    when: [null, null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: revealed,
    who: 'deciders',
    when: [null, 'not_blind', 'not_blind', 'not_blind', 'not_blind'],
  },
  {
    what: agreed,
    who: 'anybody',
    when: ['still_blind', null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: disagreed(),
    who: 'anybody',
    when: ['still_blind', null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: proposed(OTHER_ANSWERS),
    who: 'anybody',
    when: ['still_blind', null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: revised(open, { title: 'Invoices' }),
    who: 'deciders',
    when: ['still_blind', null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: decided(),
    who: 'deciders',
    when: ['still_blind', null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: withdrawn(),
    who: 'deciders',
    when: [null, null, 'is_decided', 'is_withdrawn', 'is_superseded'],
  },
  {
    what: superseded,
    who: 'deciders',
    when: [null, null, null, 'is_withdrawn', 'is_superseded'],
  },
  {
    what: reviewed(),
    who: 'deciders',
    when: ['not_decided', 'not_decided', null, 'not_decided', 'is_superseded'],
  },
  { what: exported, who: 'anybody', when: [null, null, null, null, null] },
  { what: moved, who: 'owner', when: [null, null, null, null, null] },
];

const CELLS = RULES.flatMap(({ what, when }) =>
  STATUSES.map((status, index) => ({ what, kind: what.kind, status, why: when[index] })),
);

describe('in which state what may happen', () => {
  it.each(CELLS)('$kind while $status: $why', ({ what, status, why }) => {
    expect(refusal(CASES[status], what)).toBe(why);
  });
});

/** The status in which each of these is allowed. */
const stateFor = (kind: Command['kind']) =>
  CASES[kind === 'reveal' ? 'rating' : kind === 'review' ? 'decided' : 'open'];

describe.each(RULES)('$what.kind is up to $who', ({ what, who }) => {
  const context = stateFor(what.kind);
  const not = who === 'owner' ? 'not_owner' : 'not_decider';

  it('and the owner may', () => expect(refusal(context, what, by(OWNER))).toBeNull());

  it('and whom the owner named', () =>
    expect(refusal(context, what, by(DECIDER))).toBe(who === 'owner' ? not : null));

  it('and anybody else', () =>
    expect(refusal(context, what, by(ANYBODY))).toBe(who === 'anybody' ? null : not));
});

it.each(RULES.filter(({ who }) => who === 'deciders'))(
  'whoever may not is told so whatever the state: $what.kind',
  ({ what }) => {
    for (const status of STATUSES) {
      expect(refusal(CASES[status], what, by(ANYBODY))).toBe('not_decider');
    }
  },
);

describe('where any member may decide', () => {
  const anybodys = (context: DecisionContext): DecisionContext => ({
    ...context,
    settings: { ...context.settings, decide: 'members' },
  });

  it.each(CELLS)('the same holds of the state: $kind while $status: $why', (cell) => {
    expect(refusal(anybodys(CASES[cell.status]), cell.what)).toBe(cell.why);
  });

  it.each(RULES)('$what.kind is up to anybody, if it is not the owner’s alone', ({ what, who }) => {
    const why = refusal(anybodys(stateFor(what.kind)), what, by(ANYBODY));
    expect(why).toBe(who === 'owner' ? 'not_owner' : null);
  });
});
