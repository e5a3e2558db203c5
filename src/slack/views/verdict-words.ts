import type { Recommendation } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';

/** "RAG — robust" */
export const verdictWords = (
  t: Messages,
  { verdict, strength }: Pick<Recommendation, 'verdict' | 'strength'>,
): string => `${t.verdict[verdict]} — ${t.strength[strength]}`;
