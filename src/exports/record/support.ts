import type { Need, Needs, Verdict } from '../../engine/index.ts';
import type { RecommendationRecord } from './schema-recommendation.ts';

type Support = RecommendationRecord['options'][number]['knowledge'];

/**
 * What speaks for an option, need by need. The engine does not score options: each need calls for a
 * part (retrieval, tuning) or does not. A need supports an option that has the part it calls for, or
 * lacks the part it does not call for. `away` is how many points the need would have to move to
 * support the option; a range while answers are unsure.
 */
export function supportFor(
  option: Verdict,
  { knowledge, behaviour }: Needs,
): { readonly knowledge: Support; readonly behaviour: Support } {
  const retrieves = option === 'rag' || option === 'hybrid';
  const tunes = option === 'finetune' || option === 'hybrid';
  return {
    knowledge: {
      includes: retrieves,
      supported: supported(reached(knowledge), retrieves),
      away: away(knowledge, retrieves),
    },
    behaviour: {
      includes: tunes,
      supported: supported(asksForTuning(behaviour), tunes),
      away: tunes ? away(behaviour, true) : untuned(behaviour),
    },
  };
}

/** Whether the need reaches its threshold; null while that depends on unsure answers. */
function reached({ low, high, threshold }: Need): boolean | null {
  if (low >= threshold) return true;
  return high < threshold ? false : null;
}

/** Tuning takes the behaviour need and enough labels; null while either depends on unsure answers. */
function asksForTuning(need: Needs['behaviour']): boolean | null {
  const isReached = reached(need);
  if (isReached === false || need.labels === 'none' || need.labels === 'too_few') return false;
  return need.labels === 'enough' ? isReached : null;
}

function supported(asks: boolean | null, includes: boolean): Support['supported'] {
  if (asks === null) return 'open';
  return asks === includes ? 'yes' : 'no';
}

/** Points are whole numbers, so a need is absent from one point below its threshold. */
function away({ low, high, threshold }: Need, includes: boolean): Support['away'] {
  return includes
    ? { least: Math.max(0, threshold - high), most: Math.max(0, threshold - low) }
    : { least: Math.max(0, low - threshold + 1), most: Math.max(0, high - threshold + 1) };
}

/** Without enough labels nothing calls for tuning, however strong the need is. */
function untuned(need: Needs['behaviour']): Support['away'] {
  const { least, most } = away(need, false);
  if (need.labels === 'enough') return { least, most };
  return { least: 0, most: need.labels === 'unknown' ? most : 0 };
}
