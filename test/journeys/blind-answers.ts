import { CRITERIA } from '../../src/engine/index.ts';

/** Answers and details that have nothing in common; dana changes her answers. */
type Answered = Readonly<Record<'ana' | 'ben' | 'chloe' | 'dana' | 'danaAtFirst', string>>;
export type Said = Answered & { readonly details: Readonly<Record<string, string>> };

/** The same level, or none, for every criterion. */
export const all = (level: number | '-'): string => CRITERIA.map(() => level).join(' ');

export const ONE: Said = {
  ...{ ana: all(4), ben: all(0), chloe: all(1), danaAtFirst: all(2), dana: all(3) },
  details: { task: 'classify', today: 'prompt' },
};

export const OTHER: Said = {
  ...{ ana: all(0), ben: all(4), chloe: all(3), danaAtFirst: all(2), dana: all(1) },
  details: { task: 'write', today: 'nothing' },
};

/** The choices that a person made, and may find in their own forms again. */
export const ownOf = ({ details, ...answered }: Said, userId: string): readonly string[] => [
  ...Object.entries(answered)
    .filter(([name]) => userId === `U0${name.replace('AtFirst', '').toUpperCase()}`)
    .flatMap(([, answers]) => answers.split(' ').map((level, at) => `${CRITERIA[at]} ${level}`)),
  ...(userId === 'U0ANA' ? Object.entries(details).map((detail) => detail.join(' ')) : []),
];
