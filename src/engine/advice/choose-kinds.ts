import { fitting } from './evidence.ts';
import { type KindRule, PROMPTING, RETRIEVAL, TUNING, TUNING_BESIDE } from './kind-rules.ts';
import { type KindChoice, type PartId, ROLES, type Role } from './kinds.ts';
import {
  acts,
  hasBuilders,
  hasRetrieval,
  hasTuning,
  isGoodEnough,
  isPromptingOnly,
  isScorable,
  looksUpNowAndThen,
  type Situation,
} from './situation.ts';

/**
 * The kinds that fit, the first to build first: at most one for each half and one of prompting.
 */
export function kindsFor(s: Situation): readonly KindChoice[] {
  const retrieval = hasRetrieval(s)
    ? choose('retrieval', 'build', RETRIEVAL, s)
    : looksUpNowAndThen(s)
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
  isGoodEnough(s) &&
  kinds.some(
    ({ kind, role }) => (kind === 'distillation' || kind === 'small_model') && role !== 'later',
  );

/** Beside another verdict, a search that stands is left as it is. */
const isWorthBuilding = ({ rule }: KindChoice): boolean => rule !== 'improve_retrieval';

/** Where something in place is the baseline, no kind of prompt is named; but agents always need one. */
function promptingRole(s: Situation): Role | null {
  if (isPromptingOnly(s)) return 'build';
  if (hasTuning(s) && canRepair(s) && !isGoodEnough(s)) return 'first';
  return s.details.today === 'nothing' || acts(s) ? 'baseline' : null;
}

/** Code or a check can catch and repair what goes wrong, which takes days where training takes weeks. */
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
