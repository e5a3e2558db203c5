import { archive } from './archive.ts';
import { assessment } from './assessment.ts';
import { details } from './details.ts';
import { digest } from './digest.ts';
import { discussion } from './discussion.ts';
import { forms } from './forms.ts';
import { home } from './home.ts';
import { people } from './people.ts';
import { deletion, settings } from './settings.ts';
import { thread } from './thread.ts';
import {
  type Criteria,
  considerations,
  notSure,
  criteria as ownCriteria,
  strength,
  strengthMeaning,
  verdict,
} from './vocabulary.ts';

/** All English texts, with these words for the criteria. */
export const english = (criteria: Criteria) => ({
  criteria,
  considerations,
  details,
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
