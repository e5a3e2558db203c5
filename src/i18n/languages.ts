import type { Language } from '../domain/settings.ts';

/** Each language in its own words, for whoever looks for theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English' };
