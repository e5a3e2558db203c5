import { describe, expect, it } from 'vitest';
import { DETAILS, type Details } from '../../src/engine/index.ts';
import { headingsOf, rowOf } from '../../src/exports/archive/csv.ts';
import { madr } from '../../src/exports/madr/madr.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import {
  type ActorCommand,
  BLIND,
  FRESH,
  OVERRULED,
  rates,
  recordInput,
  recordOf,
} from './a-record.ts';

const written = (input: RecordInput): string => madr(en, decisionRecord(en, input));
const linesWith = (input: RecordInput, words: string): readonly string[] =>
  written(input)
    .split('\n')
    .filter((line) => line.includes(words));

describe('the details of a case in a record', () => {
  it('are as they are and, in the history, as they were', () => {
    const { details, history } = decisionRecord(en, OVERRULED);
    expect(details).toEqual(ALL_DETAILS);
    const told = history.flatMap(({ what }) => {
      if (what.kind === 'submitted') return [what.details];
      return what.kind === 'revised' ? [what.before.details, what.after.details] : [];
    });
    const first = { task: 'answer', lookUp: 'documents', today: 'nothing', limits: ['cost'] };
    expect(told).toEqual([first, first, ALL_DETAILS]);
  });

  it('may be none', () => {
    expect(recordOf({}).details).toEqual({});
  });

  it('are as secret as the answers, which they hint at, until the reveal', () => {
    const input = recordInput({ blind: BLIND, details: ALL_DETAILS });
    const record = decisionRecord(en, input);
    expect(record).toMatchObject({ hidden: true, answers: null, details: null });
    expect(record.history[0]?.what).toMatchObject({ kind: 'submitted', details: null });
    for (const id of DETAILS) {
      expect(written(input)).not.toContain(`**${en.details.fields[id].name}**`);
      expect(rowOf(en, record)[headingsOf(en).indexOf(en.details.fields[id].name)] ?? null).toBe(
        null,
      );
    }
    const commands: readonly ActorCommand[] = [
      rates('U2', '3 4 4 3 3 2'),
      ['U1', { kind: 'reveal' }],
    ];
    const revealed = recordOf({ blind: BLIND, details: ALL_DETAILS }, commands);
    expect(revealed).toMatchObject({ hidden: false, details: ALL_DETAILS });
  });
});

describe('the details of a case in Markdown', () => {
  it('are a list of what is known, under the use case', () => {
    const [, after = ''] = written(OVERRULED).split('What else is known about it:\n\n');
    const [list = ''] = after.split('\n\n');
    expect(list.split('\n')).toEqual([
      '* **Task**: answer questions',
      '* **What must be looked up**: a collection of documents',
      '* **In place today**: a prompt',
      '* **Right today**: 66 %',
      '* **Right needed**: 90 %',
      '* **Checkable by a program**: partly',
      '* **Requests a month**: about 12,000',
      '* **Firm limits**: latency and our own machines',
      '* **Who builds and runs it**: software developers',
    ]);
  });

  it('leave out what is not known, and count nothing right as known', () => {
    const input = recordInput({ details: { measured: 0 } });
    expect(linesWith(input, '**Right today**')).toEqual(['* **Right today**: 0 %']);
    expect(linesWith(input, '**Right needed**')).toEqual([]);
    expect(linesWith(FRESH, 'What else is known')).toEqual([]);
  });

  it('stand in the history: what was known first, and what became of it', () => {
    const [asked = ''] = linesWith(OVERRULED, 'asked about');
    expect(asked).toContain(
      'More about the case: Task “answer questions”, What must be looked up “a collection of documents”, In place today “nothing yet”, Firm limits “cost”.',
    );
    const [edited = ''] = linesWith(OVERRULED, 'revised the case');
    expect(edited).toContain(
      'In place today: from “nothing yet” to “a prompt”. Right today: from “not given” to “66 %”.',
    );
    expect(edited).not.toContain('Task');
    expect(linesWith(FRESH, 'More about the case')).toEqual([]);
  });
});

describe('the details of a case in a table', () => {
  const cells = (details: Details) => {
    const row = rowOf(en, recordOf({ details }));
    return Object.fromEntries(headingsOf(en).map((name, at) => [name, row[at]]));
  };

  it('have a column each, with numbers as numbers', () => {
    expect(cells(ALL_DETAILS)).toMatchObject({
      Task: 'answer questions',
      'What must be looked up': 'a collection of documents',
      'Right today (%)': 66,
      'Right needed (%)': 90,
      'Requests a month': 12_000,
      'Firm limits': 'latency and our own machines',
    });
  });

  it('are an empty cell where they are not known', () => {
    expect(cells({ measured: 0, checkable: 'no' })).toMatchObject({
      Task: null,
      'Right today (%)': 0,
      'Right needed (%)': null,
      'Checkable by a program': 'no',
    });
  });
});
