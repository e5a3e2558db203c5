import type { Language } from '../domain/settings.ts';
import type { en } from './en/english.ts';

/** The same texts in any language: they take what the English ones take, and may say anything. */
type Widened<Texts> = Texts extends string
  ? string
  : Texts extends (...about: infer About) => string
    ? (...about: About) => string
    : { readonly [Key in keyof Texts]: Widened<Texts[Key]> };

/**
 * Every text the bot says in Slack, derived from English: a language that lacks one, or wants other
 * arguments, does not compile. People, times and channels come as Slack shows them, unless the
 * English text says otherwise.
 */
export type Messages = Widened<typeof en>;

/** The texts in each of the languages. */
export type MessagesIn = (language: Language) => Messages;

export type LevelWords = Messages['notSure'];
export type ExampleId = keyof Messages['modal']['examples'];
export type ArchiveColumn = keyof Messages['archive']['columns'];
export type Tally = Parameters<Messages['discussion']['tally']>[0];
