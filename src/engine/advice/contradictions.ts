import type { Answers } from '../criteria.ts';
import type { Details } from '../details.ts';
import { atLeast } from './situation.ts';

export const CONTRADICTIONS = [
  'nothing_to_look_up_yet_changing',
  'nothing_to_look_up_yet_listed',
  'much_to_look_up_yet_nothing',
] as const;
/** Two things that cannot both be true. */
export type Contradiction = (typeof CONTRADICTIONS)[number];

/**
 * What cannot both be true; the form warns of it while people fill it in. Showing a source though nothing
 * is looked up is no contradiction: it may be a passage of the text that comes with the request.
 */
export function contradictions(
  { external_knowledge, data_dynamics }: Pick<Answers, 'external_knowledge' | 'data_dynamics'>,
  { lookUp }: Details,
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  if (external_knowledge === 0 && atLeast(data_dynamics, 3)) {
    found.push('nothing_to_look_up_yet_changing');
  }
  const isListed = lookUp === 'documents' || lookUp === 'records' || lookUp === 'code';
  if (external_knowledge === 0 && isListed) found.push('nothing_to_look_up_yet_listed');
  if (atLeast(external_knowledge, 3) && lookUp === 'nothing') {
    found.push('much_to_look_up_yet_nothing');
  }
  return found;
}
