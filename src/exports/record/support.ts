import type { Need, Needs, Verdict } from '../../engine/index.ts';
import type { RecommendationRecord } from './schema-engine.ts';

type Support = RecommendationRecord['options'][number]['knowledge'];

/**
 * What speaks for an option, need by need. The engine has no score for an option: it asks of each
 * need whether it calls for a part (retrieval, tuning). So an option is supported where a need calls
 * for what it includes, or does not call for what it leaves out; and its margin is the number of
 * points that the need would have to move for that, which differ while answers are unsure.
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

/** Whether the threshold is reached; null while that hangs on unsure answers. */
function reached({ low, high, threshold }: Need): boolean | null {
  if (low >= threshold) return true;
  return high < threshold ? false : null;
}

/** Tuning is asked for when it is wanted and the labels allow it. */
function asksForTuning(need: Needs['behaviour']): boolean | null {
  const wanted = reached(need);
  if (wanted === false || need.labels === 'none' || need.labels === 'too_few') return false;
  return need.labels === 'enough' ? wanted : null;
}

function supported(asks: boolean | null, includes: boolean): Support['supported'] {
  if (asks === null) return 'open';
  return asks === includes ? 'yes' : 'no';
}

/** Points are whole, so one below the threshold is the nearest place without the need. */
function away({ low, high, threshold }: Need, includes: boolean): Support['away'] {
  return includes
    ? { least: Math.max(0, threshold - high), most: Math.max(0, threshold - low) }
    : { least: Math.max(0, low - threshold + 1), most: Math.max(0, high - threshold + 1) };
}

/** Without labels nothing asks for tuning, however strong the need is. */
function untuned(need: Needs['behaviour']): Support['away'] {
  const { least, most } = away(need, false);
  if (need.labels === 'enough') return { least, most };
  return { least: 0, most: need.labels === 'unknown' ? most : 0 };
}
