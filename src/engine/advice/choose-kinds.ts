import { fitting } from './evidence.ts';
import { type KindRule, PROMPTING, RETRIEVAL, TUNING, TUNING_BESIDE } from './kind-rules.ts';
import type { KindChoice, PartId, Role } from './kinds.ts';
import { hasBuilders, hasRetrieval, hasTuning, isScorable, type Situation } from './situation.ts';

/**
 * The kinds that fit, the first to build first: at most one for each half and one of prompting.
 */
export function kindsFor(s: Situation): readonly KindChoice[] {
  const retrieval = hasRetrieval(s)
    ? choose('retrieval', 'build', RETRIEVAL, s)
    : needsSomeLookUp(s)
      ? choose('retrieval', 'beside', RETRIEVAL, s)
      : [];
  const beside = TUNING_BESIDE.find(({ when }) => when(s));
  const tuning = hasTuning(s)
    ? choose('tuning', 'build', TUNING, s)
    : beside === undefined || (beside.role === 'compare' && !hasBuilders(s))
      ? []
      : choose('tuning', beside.role, [beside], s);
  const prompting = promptingRole(s);
  const all = [
    ...(prompting === null ? [] : choose('prompting', prompting, PROMPTING, s)),
    ...retrieval,
    ...tuning,
  ];
  return all.toSorted((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role));
}

const ROLE_ORDER: readonly Role[] = ['first', 'build', 'beside', 'baseline', 'compare', 'later'];

/** No kind of prompt is named where what is in place is the baseline, but for agents: theirs goes on. */
function promptingRole(s: Situation): Role | null {
  if (!hasRetrieval(s) && !hasTuning(s)) return 'build';
  if (hasTuning(s) && canRepair(s)) return 'first';
  const isNew = (s.details.today ?? 'nothing') === 'nothing';
  return isNew || s.details.task === 'act' ? 'baseline' : null;
}

/** Code or a check can catch and repair what goes wrong, which costs days where training costs weeks. */
const canRepair = (s: Situation): boolean =>
  isScorable(s) || s.details.task === 'code' || s.details.task === 'act';

/** The verdict does without retrieval, yet something must be looked up now and then. */
const needsSomeLookUp = ({ answers, details: { lookUp = 'nothing' } }: Situation): boolean =>
  lookUp !== 'nothing' && answers.external_knowledge !== 0;

function choose(
  part: PartId,
  role: Role,
  rules: readonly KindRule[],
  s: Situation,
): readonly KindChoice[] {
  const first = rules.find(({ when }) => when(s));
  if (first === undefined) return [];
  const { rule, kind, sources } = first;
  return [{ part, kind, role, rule, evidence: fitting(sources, s.details.task) }];
}
