import type { Rubric } from '../engine/index.ts';
import type { Language } from '../records/settings.ts';
import { criteria } from './en/criteria.ts';
import { english } from './en.ts';
import type { Messages, MessagesIn } from './messages.ts';
import { reword } from './wording.ts';

/** Every language the bot speaks, with an organisation's own words for the criteria. */
export function languages(wording: Rubric['wording']): MessagesIn {
  const spoken: Readonly<Record<Language, Messages>> = {
    en: english(reword(criteria, wording)),
  };
  return (language) => spoken[language];
}
