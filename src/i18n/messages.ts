import type { Language } from '../domain/settings.ts';
import type { en } from './en/english.ts';

/** The same keys and arguments as in English, with any wording. */
type Widened<Texts> = Texts extends string
  ? string
  : Texts extends (...about: infer About) => infer Said
    ? (...about: About) => Widened<Said>
    : { readonly [Key in keyof Texts]: Widened<Texts[Key]> };

/**
 * Every text the bot says in Slack, derived from English: a language that lacks a text, or takes
 * other arguments, does not compile. People, times and channels are passed as Slack displays them,
 * unless a comment on the English text says otherwise.
 */
export type Messages = Widened<typeof en>;

export type MessagesIn = (language: Language) => Messages;

export type LevelWords = Messages['notSure'];
export type ExampleId = keyof Messages['modal']['examples'];
export type ArchiveColumn = keyof Messages['archive']['columns'];
export type Tally = Parameters<Messages['discussion']['tally']>[0];
