import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { fileName } from '../../src/exports/record/file-name.ts';
import { recordOf } from './a-record.ts';
import { hostileText } from './typed.ts';

const named = (title: string, id = 'd1') => fileName({ ...recordOf({}), title, id }, 'md');

describe('the name of a file', () => {
  it.each([
    ['Billing bot', '2026-11-23-billing-bot.md'],
    ['Rückruf für Straße?', '2026-11-23-ruckruf-fur-straße.md'],
    ['../../etc/passwd', '2026-11-23-etc-passwd.md'],
    ['CON', '2026-11-23-con.md'],
    ['İstanbul', '2026-11-23-istanbul.md'],
    ['文書の要約ガイド', '2026-11-23-文書の要約ガイド.md'],
    ['مساعد الفواتير', '2026-11-23-مساعد-الفواتير.md'],
    ['मानक हिन्दी', '2026-11-23-मानक-हिन्दी.md'],
    ['\u202Etxt.exe', '2026-11-23-txt-exe.md'],
    ['👍🏽', '2026-11-23-d1.md'],
    ['???', '2026-11-23-d1.md'],
  ])('says the day and what it is about: %s', (title, name) => {
    expect(named(title)).toBe(name);
  });

  it('stays the same however often the record is exported', () => {
    const later = recordOf({}, [['U1', { kind: 'export' }]]);
    expect(fileName(later, 'json')).toBe('2026-11-23-billing-bot.json');
  });

  it('is cut between letters, never within one', () => {
    expect(named('long '.repeat(50))).toMatch(/^2026-11-23-long(-long)+\.md$/);
    expect(named('हि'.repeat(100))).toMatch(/^2026-11-23-(हि)+\.md$/u);
  });

  test.prop([fc.oneof(hostileText, fc.string({ unit: 'grapheme', maxLength: 300 })), hostileText])(
    'is safe on every system',
    (title, id) => {
      const name = named(title, id);
      expect(name).toMatch(/^2026-11-23-[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}]\.md$/u);
      expect(name.length).toBeLessThanOrEqual(100);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).toBe(name.normalize('NFC'));
    },
  );
});
