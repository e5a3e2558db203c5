import type { Language } from '../domain/settings.ts';
import { CRITERIA, type Level, type Rubric } from '../engine/index.ts';
import { en, english } from './en/english.ts';
import type { LevelWords, Messages, MessagesIn } from './messages.ts';

type Criteria = Messages['criteria'];

/** The name of each language, in that language. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English' };

/** The texts of every language, with the organisation's own words for the criteria. */
export function languages(wording: Rubric['wording']): MessagesIn {
  const spoken: Readonly<Record<Language, Messages>> = {
    en: english(overrideCriteria(en.criteria, wording)),
  };
  return (language) => spoken[language];
}

/** The words for the criteria, replaced by the organisation's own where it has any. */
export function overrideCriteria(ours: Criteria, wording: Rubric['wording'] = {}): Criteria {
  const words = { ...ours };
  for (const id of CRITERIA) {
    const { levels } = ours[id];
    const theirs = wording[id];
    const wordsOf = (level: Level): LevelWords => ({
      short: theirs?.levels?.[`${level}`]?.short ?? levels[level].short,
      facts: theirs?.levels?.[`${level}`]?.facts ?? levels[level].facts,
    });
    words[id] = {
      name: theirs?.name ?? ours[id].name,
      question: theirs?.question ?? ours[id].question,
      hint: theirs?.hint ?? ours[id].hint,
      levels: { 0: wordsOf(0), 1: wordsOf(1), 2: wordsOf(2), 3: wordsOf(3), 4: wordsOf(4) },
    };
  }
  return words;
}
