import { archive } from './en/archive.ts';
import { assessment } from './en/assessment.ts';
import { deletion } from './en/deletion.ts';
import { digest } from './en/digest.ts';
import { discussion } from './en/discussion.ts';
import { forms } from './en/forms.ts';
import { home } from './en/home.ts';
import { people } from './en/people.ts';
import { settings } from './en/settings.ts';
import { thread } from './en/thread.ts';
import {
  type Criteria,
  considerations,
  notSure,
  criteria as ownCriteria,
  strength,
  strengthMeaning,
  verdict,
} from './en/vocabulary.ts';

/** Everything in English, with these words for the criteria. */
export const english = (criteria: Criteria) => ({
  criteria,
  considerations,
  verdict,
  strength,
  strengthMeaning,
  notSure,
  people,
  archive,
  digest,
  settings,
  discussion: discussion(criteria),
  ...assessment,
  ...thread(criteria),
  ...forms(criteria),
  ...home,
  ...deletion,
});

export const en = english(ownCriteria);
