import { readFileSync } from 'node:fs';
import { test } from '@fast-check/vitest';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { decisionRecordSchema } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations } from '../engine/answers.ts';
import { CROWD, FRESH, OVERRULED, recordInput, recordOf, WITHDRAWN_BLIND } from './a-record.ts';
import { everywhere, hostileRecord } from './hostile.ts';
import { PUBLISHED } from './published.ts';
import { publishedSchema } from './published-schemas.ts';
import { hostileText } from './typed.ts';

const published = readFileSync(PUBLISHED, 'utf8');

const ajv = new Ajv.default({ allErrors: true });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(published));

/** What the published schema has against a record, after its way through a file. */
function faults(record: unknown): readonly string[] {
  validate(JSON.parse(JSON.stringify(record)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the published schema', () => {
  it('is what the code says; otherwise run `npm run schema`', () => {
    expect(JSON.parse(published)).toEqual(publishedSchema());
  });

  it('has a name of its own, and a version that a record names too', () => {
    const { $id, properties } = JSON.parse(published);
    expect($id).toBe('urn:rag-or-finetune:decision-record:1');
    expect(properties.schemaVersion.const).toBe(1);
  });

  it.each([
    ['a fresh one', FRESH],
    ['one decided against the verdict', OVERRULED],
    ['one withdrawn while blind', WITHDRAWN_BLIND],
    ['fifty raters', CROWD],
    ['a superseded one', recordInput({}, [['U1', { kind: 'supersede', by: 'd2' }]])],
    ['a decision for something else', recordInput({}, [['U1', { kind: 'agree' }]])],
  ])('describes a record: %s', (_, input) => {
    expect(faults(decisionRecord(en, input))).toEqual([]);
  });

  test.prop([hostileText], { numRuns: 30 })('describes a record, whatever people type', (typed) => {
    expect(faults(hostileRecord(everywhere(typed)))).toEqual([]);
  });

  test.prop([anyAnswers, anyConsiderations, anyDetails])(
    'describes a record, whatever they answer',
    (answers, considerations, details) => {
      const record = recordOf({ answers, considerations, details });
      expect(faults(record)).toEqual([]);
      expect(decisionRecordSchema.parse(JSON.parse(JSON.stringify(record)))).toEqual(record);
    },
  );

  it('refuses what it does not know', () => {
    expect(faults({ ...recordOf({}), schemaVersion: 2 })).not.toEqual([]);
    expect(faults({ ...recordOf({}), surprise: true })).not.toEqual([]);
    expect(faults({ ...recordOf({}), dates: { opened: 'yesterday' } })).not.toEqual([]);
  });
});
