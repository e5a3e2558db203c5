import type { Command, Refusal, Rule, RuleContext, Transition } from '../domain/commands.ts';
import type { DecisionContext } from '../domain/decision-context.ts';
import { supersede, withdraw } from './close.ts';
import { decide, review } from './decide-and-review.ts';
import { fallDue } from './fall-due.ts';
import { move } from './move.ts';
import { propose } from './propose.ts';
import { rate, reveal } from './rate-and-reveal.ts';
import { revise } from './revise.ts';
import { agree, disagree } from './vote.ts';

type Rules = { readonly [K in Command['kind']]: Rule<K> };

const RULES: Rules = {
  move,
  rate,
  reveal,
  agree,
  disagree,
  revise,
  propose,
  decide,
  withdraw,
  supersede,
  review,
  export: ({ decision }) => ({
    events: [{ kind: 'exported' }],
    jobs: [{ kind: 'export', decisionId: decision.id }],
  }),
  due: fallDue,
};

/**
 * What follows when a command reaches a decision, or why it is refused. The only place where a
 * decision changes.
 */
export function transition<K extends Command['kind']>(
  context: DecisionContext,
  command: Extract<Command, { kind: K }>,
  at: RuleContext,
): Transition | Refusal {
  const rule: Rule<K> = RULES[command.kind];
  return rule(context, command, at);
}
