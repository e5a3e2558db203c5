import type { Assessed } from '../../domain/decision.ts';
import type { DetailId, KindChoice, KindRuleId, Role } from '../../engine/index.ts';
import { details } from './details.ts';
import { promptingTexts } from './how-prompting.ts';
import { retrievalTexts } from './how-retrieval.ts';
import { tuningTexts } from './how-tuning.ts';
import { titleOf } from './kind-words.ts';

const ROLES = {
  first: 'before anything is trained',
  build: 'to build',
  beside: 'beside it',
  baseline: 'the baseline',
  compare: 'worth comparing',
  later: 'later',
} satisfies Record<Role, string>;

const TEXTS: Readonly<Record<KindRuleId, (of: Assessed) => string>> = {
  ...retrievalTexts,
  ...tuningTexts,
  ...promptingTexts,
};

function roleOf({ part, role, rule }: KindChoice, { recommendation }: Assessed): string {
  if (rule === 'good_enough') return 'in place';
  const isLast =
    part === 'tuning' &&
    role === 'build' &&
    recommendation.kinds.some((other) => other.role === 'first');
  return isLast ? 'only if that falls short' : ROLES[role];
}

/** Which kinds fit, why, what to build first, and what would make it another. */
export const how = {
  heading: 'How to build it',
  name: (choice: KindChoice, of: Assessed) => `${titleOf(choice)} (${roleOf(choice, of)})`,
  text: ({ rule }: KindChoice, of: Assessed) => TEXTS[rule](of),
  /** The missing detail that would change most of this. */
  sharpen: (detail: DetailId) =>
    `One more fact would sharpen this most: “${details.fields[detail].label}” Choose “Edit the answers” to add it.`,
};
