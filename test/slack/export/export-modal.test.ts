import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../../src/domain/decision.ts';
import { ARCHIVE_FORMATS } from '../../../src/domain/job.ts';
import { type Filter, NO_FILTER } from '../../../src/domain/portfolio.ts';
import { VERDICTS } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { parseExportForm } from '../../../src/slack/export/export-form.ts';
import { exportModal } from '../../../src/slack/export/export-view.ts';
import { escapeMrkdwn } from '../../../src/slack/kit/blocks.ts';
import { clean } from '../../../src/slack/kit/rich-text.ts';
import { choice, noChoice, opened, sent } from '../open-form.ts';
import { fieldsOf, mrkdwnIn, wordsOf } from '../thread/discussion-modals.ts';
import { rawText } from '../typed-text.ts';

const anyFilter: fc.Arbitrary<Filter> = fc.record({
  status: fc.option(fc.constantFrom(...STATUSES)),
  verdict: fc.option(fc.constantFrom(...VERDICTS)),
  channel: fc.option(fc.constant('C0GENERAL')),
  owner: fc.option(fc.constant('U0ANA')),
  text: rawText.map((typed) => clean(typed).slice(0, 200).toWellFormed()),
});
const SOME: Filter = {
  status: 'open',
  verdict: 'rag',
  channel: 'C1',
  owner: 'U1',
  text: 'a <b> & *c*',
};
const said = (filter: Filter): string => wordsOf(exportModal(en, filter));

describe('the form for an export of many decisions', () => {
  test.prop([anyFilter])('stays within Slack’s limits, whatever the filters are', (filter) => {
    expect(() => opened(exportModal(en, filter))).not.toThrow();
  });

  it('stays within Slack’s limits with the longest search', () => {
    for (const text of ['&'.repeat(200), '漢'.repeat(200), '<!here>'.repeat(28)]) {
      expect(() => opened(exportModal(en, { ...SOME, text }))).not.toThrow();
    }
  });

  it('asks which decisions only those who have set a filter', () => {
    expect(fieldsOf(exportModal(en, NO_FILTER))).toEqual(['format']);
    expect(fieldsOf(exportModal(en, SOME))).toEqual(['format', 'which']);
  });

  it('names each filter that is set, and no other', () => {
    expect(said(SOME)).toContain(
      'Your filters on Home: status Open · verdict RAG · in <#C1> · asked by <@U1> · with the words “⁨a &lt;b&gt; &amp; *c*⁩”',
    );
    expect(said({ ...NO_FILTER, owner: 'U1' })).toContain('Your filters on Home: asked by <@U1>');
    expect(said(NO_FILTER)).not.toContain('filters');
  });

  test.prop([rawText])('lets Slack make nothing of what was searched for', (typed) => {
    const text = clean(typed).slice(0, 200).toWellFormed();
    const parsed = mrkdwnIn(exportModal(en, { ...NO_FILTER, status: 'open', text }));
    for (const { verbatim } of parsed) expect(verbatim).toBe(true);
    const inner = parsed.map((one) => one.text).join('');
    if (text !== '') expect(inner).toContain(escapeMrkdwn(text).replace(/[\u2066-\u2069]/g, ''));
    expect(inner).not.toMatch(/<(?!#C|@U)/);
  });
});

describe('what the form says', () => {
  it.each(ARCHIVE_FORMATS)('is the chosen form: %s', (format) => {
    const payload = sent(exportModal(en, NO_FILTER), { format: choice(format) });
    expect(parseExportForm(en, payload)).toEqual({
      ok: true,
      value: { format, filter: NO_FILTER },
    });
  });

  test.prop([anyFilter])('is what the filters show, unless everything is wanted', (filter) => {
    const form = exportModal(en, filter);
    const isFiltered = JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
    expect(parseExportForm(en, sent(form))).toEqual({
      ok: true,
      value: { format: 'csv', filter },
    });
    if (!isFiltered) return;
    expect(parseExportForm(en, sent(form, { which: choice('all') }))).toEqual({
      ok: true,
      value: { format: 'csv', filter: NO_FILTER },
    });
  });

  it.each([noChoice, choice('xlsx')])('needs a form that there is', (chosen) => {
    const payload = sent(exportModal(en, NO_FILTER), { format: chosen });
    expect(parseExportForm(en, payload)).toEqual({
      ok: false,
      errors: { format: 'Choose a file format.' },
    });
  });
});
