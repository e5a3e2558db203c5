import type { Summary } from '../../domain/portfolio.ts';
import type { Recommendation } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';

/** "RAG — robust" */
export const verdictWords = (
  t: Messages,
  { verdict, strength }: Pick<Recommendation, 'verdict' | 'strength'>,
): string => `${t.verdict[verdict]} — ${t.strength[strength]}`;

/** The same, or that it is hidden as yet. */
export const verdictIfShown = (
  t: Messages,
  { verdict, strength }: Pick<Summary, 'verdict' | 'strength'>,
): string =>
  verdict === null || strength === null ? t.home.hidden : verdictWords(t, { verdict, strength });
