import { CRITERIA, VERDICTS, type Verdict } from '../../src/engine/index.ts';
import { CASES, CODED_TWICE, type Coding, SETS, type SetName } from './cases.ts';
import { FIGURES, hiddenDoubts, type Share, saidOf, sameLevel } from './evaluate.ts';

const SET_NAMES: readonly SetName[] = ['first', 'second', 'newer', 'all'];
const HEADINGS: Readonly<Record<SetName, string>> = {
  first: 'first coding',
  second: 'second coding',
  newer: 'newer cases',
  all: 'together',
};

export const print = ({ right, of }: Share): string => `${right} of ${of}`;

/** A row of figures: the cells of each set of codings. */
export const cells = (of: (codings: readonly Coding[]) => Share): readonly string[] =>
  SET_NAMES.map((name) => print(of(SETS[name])));

const row = (name: string, columns: readonly string[]): string =>
  `${name.padEnd(38)}${columns.map((column) => column.padEnd(15)).join('')}`.trimEnd();

/** The whole report, as text. */
export function report(): string {
  const once = CASES.length - CODED_TWICE.length;
  return [
    `${CASES.length} published cases: ${CODED_TWICE.length} coded by two people, ${once} newer ones by one; ${SETS.all.length} codings.`,
    '',
    row(
      'agreement with what was published',
      SET_NAMES.map((name) => HEADINGS[name]),
    ),
    ...FIGURES.map(({ name, of }) => row(`  ${name}`, cells(of))),
    '',
    ...SET_NAMES.flatMap((name) => [...confusion(name), '']),
    'same level in both codings, where both are sure',
    ...CRITERIA.map((id) => row(`  ${id}`, [print(sameLevel(id))])),
    '',
    `Codings differ in a half that both call firm: ${hiddenDoubts().join(', ') || 'none'}`,
  ].join('\n');
}

function confusion(name: SetName): readonly string[] {
  const cell = (published: Verdict, engine: Verdict): string =>
    String(
      SETS[name].filter(
        ({ verdict, answers }) => verdict === published && saidOf(answers).verdict === engine,
      ).length,
    ).padStart(11);
  return [
    `${`published ↓, engine → (${HEADINGS[name]})`.padEnd(38)}${VERDICTS.map((v) => v.padStart(11)).join('')}`,
    ...VERDICTS.map((v) => `  ${v.padEnd(36)}${VERDICTS.map((said) => cell(v, said)).join('')}`),
  ];
}
