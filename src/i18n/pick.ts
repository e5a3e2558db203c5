import type { Language } from '../domain/settings.ts';
import { CRITERIA, type Level, type Rubric } from '../engine/index.ts';
import { en, english } from './en/english.ts';
import type { LevelWords, Messages, MessagesIn } from './messages.ts';

type Criteria = Messages['criteria'];

/** Each language in its own words, for whoever looks for theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English' };

/** Every language the bot speaks, with an organisation's own words for the criteria. */
export function languages(wording: Rubric['wording']): MessagesIn {
  const spoken: Readonly<Record<Language, Messages>> = {
    en: english(reword(en.criteria, wording)),
  };
  return (language) => spoken[language];
}

/** The words for the criteria, with an organisation's own in place of ours where it has any. */
export function reword(ours: Criteria, wording: Rubric['wording'] = {}): Criteria {
  const words = { ...ours };
  for (const id of CRITERIA) {
    const { levels } = ours[id];
    const theirs = wording[id];
    const level = (of: Level): LevelWords => ({
      short: theirs?.levels?.[`${of}`]?.short ?? levels[of].short,
      facts: theirs?.levels?.[`${of}`]?.facts ?? levels[of].facts,
    });
    words[id] = {
      name: theirs?.name ?? ours[id].name,
      question: theirs?.question ?? ours[id].question,
      hint: theirs?.hint ?? ours[id].hint,
      levels: { 0: level(0), 1: level(1), 2: level(2), 3: level(3), 4: level(4) },
    };
  }
  return words;
}
