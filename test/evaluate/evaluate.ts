import { recommend, type Strength, type Verdict } from '../../src/engine/index.ts';
import { METHODS } from './baselines.ts';
import { CASES, type ReferenceCase } from './cases.ts';

export type Coding = 'first' | 'second';
export const CODINGS: readonly Coding[] = ['first', 'second'];
const VERDICTS: readonly Verdict[] = ['prompting', 'rag', 'finetune', 'hybrid'];
const STRENGTHS: readonly Strength[] = ['robust', 'leaning', 'fragile'];

export type Share = { readonly right: number; readonly of: number };

const share = (
  cases: readonly ReferenceCase[],
  isRight: (of: ReferenceCase) => boolean,
): Share => ({
  right: cases.filter(isRight).length,
  of: cases.length,
});

/** How often a method gives the published verdict. */
export const agreement = (decide: (typeof METHODS)[number]['decide'], coding: Coding): Share =>
  share(CASES, (of) => decide(of[coding]) === of.verdict);

/** How often the published verdict is the engine's first or second. */
export const firstOrSecond = (coding: Coding): Share =>
  share(CASES, (of) => {
    const { verdict, alternatives } = recommend(of[coding]);
    return verdict === of.verdict || alternatives[0] === of.verdict;
  });

/** How often the verdicts with this label are right. */
export const whenLabelled = (strength: Strength, coding: Coding): Share =>
  share(
    CASES.filter((of) => recommend(of[coding]).strength === strength),
    (of) => recommend(of[coding]).verdict === of.verdict,
  );

/** Cases where the two codings lead to different verdicts and neither is called fragile. */
export const hiddenDoubts = (): readonly string[] =>
  CASES.filter((of) => {
    const [one, other] = CODINGS.map((coding) => recommend(of[coding]));
    if (one === undefined || other === undefined || one.verdict === other.verdict) return false;
    return one.strength !== 'fragile' && other.strength !== 'fragile';
  }).map(({ id }) => id);

const print = ({ right, of }: Share): string => `${right} of ${of}`;

/** The whole report, as text. */
export function report(): string {
  const rows: string[] = [`${CASES.length} published cases, coded by two people.`, ''];
  rows.push(`${'agreement with the published verdict'.padEnd(38)}first coding   second coding`);
  for (const { name, decide } of METHODS) {
    const [first, second] = CODINGS.map((coding) => print(agreement(decide, coding)));
    rows.push(`  ${name.padEnd(36)}${first?.padEnd(15)}${second}`);
  }
  const [one, two] = CODINGS.map((coding) => print(firstOrSecond(coding)));
  rows.push(`  ${'this engine, first or second'.padEnd(36)}${one?.padEnd(15)}${two}`, '');
  for (const coding of CODINGS) rows.push(...confusion(coding), '', ...labels(coding), '');
  rows.push(
    `Codings lead to different verdicts, neither fragile: ${hiddenDoubts().join(', ') || 'none'}`,
  );
  return rows.join('\n');
}

function confusion(coding: Coding): readonly string[] {
  const cell = (published: Verdict, said: Verdict): string =>
    String(
      CASES.filter((of) => of.verdict === published && recommend(of[coding]).verdict === said)
        .length,
    ).padStart(11);
  return [
    `${`published ↓, engine → (${coding} coding)`.padEnd(38)}${VERDICTS.map((v) => v.padStart(11)).join('')}`,
    ...VERDICTS.map((v) => `  ${v.padEnd(36)}${VERDICTS.map((said) => cell(v, said)).join('')}`),
  ];
}

function labels(coding: Coding): readonly string[] {
  return STRENGTHS.map((s) => `  right when ${s.padEnd(25)}${print(whenLabelled(s, coding))}`);
}
