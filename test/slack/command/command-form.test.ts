import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { parseCommandText } from '../../../src/slack/command/command-form.ts';
import { escapeMrkdwn, LIMIT } from '../../../src/slack/kit/blocks.ts';
import { clean } from '../../../src/slack/kit/rich-text.ts';
import { typedText } from '../typed-text.ts';

describe('the command', () => {
  it.each(['help', 'HELP', 'Help', '  help  '])('“%s” asks for help', (text) => {
    expect(parseCommandText(text)).toEqual({ kind: 'help' });
  });

  it.each(['help desk bot', 'help me', 'helpdesk', 'help!', '/help', 'a help'])(
    '“%s” is a title',
    (title) => {
      expect(parseCommandText(title)).toEqual({ kind: 'assess', title, context: '' });
    },
  );

  it('without a text opens an empty form', () => {
    expect(parseCommandText('')).toEqual({ kind: 'assess', title: '', context: '' });
    expect(parseCommandText(' \t ')).toEqual({ kind: 'assess', title: '', context: '' });
  });

  it('reads what Slack escaped as it was typed', () => {
    expect(parseCommandText('R&amp;D &lt;beta&gt;')).toMatchObject({ title: 'R&D <beta>' });
  });
});

describe('a text after the command', () => {
  it('that fits is the title', () => {
    const typed = 'x'.repeat(LIMIT.header);
    expect(parseCommandText(typed)).toEqual({ kind: 'assess', title: typed, context: '' });
  });

  it('that does not fit begins the title, and goes whole into the description', () => {
    const typed = `${'x'.repeat(LIMIT.header)}y`;
    const request = parseCommandText(typed);
    expect(request).toMatchObject({ context: typed });
    expect(request).toMatchObject({ title: `${'x'.repeat(LIMIT.header - 1)}…` });
  });

  it('of several lines is a title in one, and goes whole into the description', () => {
    expect(parseCommandText('Billing bot\nfor refunds')).toEqual({
      kind: 'assess',
      title: 'Billing bot for refunds',
      context: 'Billing bot\nfor refunds',
    });
  });

  it('too long for any field is cut visibly', () => {
    const request = parseCommandText('x'.repeat(LIMIT.inputText + 1));
    expect(request).toMatchObject({ context: `${'x'.repeat(LIMIT.inputText - 1)}…` });
  });

  test.prop([typedText])('is never lost: the title or the description holds all of it', (typed) => {
    const request = parseCommandText(escapeMrkdwn(typed));
    if (request.kind === 'help') {
      expect(typed.trim().toLowerCase()).toBe('help');
      return;
    }
    if (request.kind === 'list') {
      expect(typed.trim().toLowerCase()).toMatch(/^list/);
      return;
    }
    if (request.kind === 'search') {
      expect(clean(typed).endsWith(request.text)).toBe(true);
      return;
    }
    expect([request.title, request.context]).toContain(clean(typed));
    expect(request.title.length).toBeLessThanOrEqual(LIMIT.header);
    expect(request.context.length).toBeLessThanOrEqual(LIMIT.inputText);
  });
});
