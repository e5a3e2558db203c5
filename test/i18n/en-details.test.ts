import { describe, expect, it } from 'vitest';
import { DETAILS, type Details } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { LIMIT } from '../../src/slack/kit/blocks.ts';
import { ALL_DETAILS } from '../domain/details.ts';

const { details: words } = en;

describe('words for the details of a case', () => {
  it.each(Object.entries(words.values).map(([name, values]) => ({ name, values })))(
    'fit into the options of the form without being cut, and are told apart: $name',
    ({ values }) => {
      const choices = Object.values(values);
      for (const of of ['option', 'short'] as const) {
        const texts = choices.map((choice) => choice[of]);
        expect(new Set(texts).size).toBe(texts.length);
        expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(
          LIMIT.optionText,
        );
      }
    },
  );

  it('name each detail differently', () => {
    expect(new Set(DETAILS.map((id) => words.fields[id].name)).size).toBe(DETAILS.length);
  });

  it('say what is known', () => {
    expect(DETAILS.map((id) => words.inWords(id, ALL_DETAILS))).toEqual([
      'answer questions',
      'a collection of documents',
      'a prompt',
      '66\u00a0%',
      '90\u00a0%',
      'partly',
      'about 12,000',
      'latency and our own machines',
      'software developers',
    ]);
  });

  it.each(DETAILS)('say so where it is not known: %s', (id) => {
    expect(words.inWords(id, {})).toBe('not given');
  });

  it('take a share of none for a share', () => {
    const none: Details = { measured: 0, needed: 0 };
    expect(words.inWords('measured', none)).toBe('0\u00a0%');
    expect(words.inWords('needed', none)).toBe('0\u00a0%');
  });

  it('say numbers within a sentence', () => {
    expect(words.shares(66, 90)).toBe('66\u00a0% measured, 90\u00a0% needed');
    expect(words.requests(60)).toBe('about 60 requests a month');
    expect(words.requests(1)).toBe('about 1 request a month');
  });
});
