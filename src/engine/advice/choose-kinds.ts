import { fitting } from './evidence.ts';
import { type KindRule, PROMPTING, RETRIEVAL, TUNING, TUNING_BESIDE } from './kind-rules.ts';
import { type KindChoice, type PartId, ROLES, type Role } from './kinds.ts';
import {
  acts,
  hasBuilders,
  hasRetrieval,
  hasTuning,
  isAlone,
  isReached,
  isScorable,
  looksUpSome,
  type Situation,
} from './situation.ts';

/**
 * The kinds that fit, the first to build first: at most one for each half and one of prompting.
 */
export function kindsFor(s: Situation): readonly KindChoice[] {
  const retrieval = hasRetrieval(s)
    ? choose('retrieval', 'build', RETRIEVAL, s)
    : looksUpSome(s)
      ? choose('retrieval', 'beside', RETRIEVAL, s).filter(isWorthBuilding)
      : [];
  const beside = TUNING_BESIDE.find(
    ({ role, when }) => (role !== 'compare' || hasBuilders(s)) && when(s),
  );
  const tuning = hasTuning(s)
    ? choose('tuning', 'build', TUNING, s)
    : beside === undefined
      ? []
      : choose('tuning', beside.role, [beside], s);
  const prompting = promptingRole(s);
  const all = [
    ...(prompting === null ? [] : choose('prompting', prompting, PROMPTING, s)),
    ...retrieval,
    ...tuning,
  ];
  return all.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** What is in place is good enough, and something cheaper is to do the same. */
export const isCopied = (s: Situation, kinds: readonly KindChoice[]): boolean =>
  isReached(s) &&
  kinds.some(
    ({ kind, role }) => (kind === 'distillation' || kind === 'small_model') && role !== 'later',
  );

/** Beside another verdict, a search that stands is left as it is. */
const isWorthBuilding = ({ rule }: KindChoice): boolean => rule !== 'improve_retrieval';

/** No kind of prompt is named where what is in place is the baseline, but for agents: theirs goes on. */
function promptingRole(s: Situation): Role | null {
  if (isAlone(s)) return 'build';
  if (hasTuning(s) && canRepair(s) && !isReached(s)) return 'first';
  return s.details.today === 'nothing' || acts(s) ? 'baseline' : null;
}

/** Code or a check can catch and repair what goes wrong, which costs days where training costs weeks. */
const canRepair = (s: Situation): boolean =>
  acts(s) || s.details.task === 'code' || (isScorable(s) && s.details.task === undefined);

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
