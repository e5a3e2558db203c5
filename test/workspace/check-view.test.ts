import { describe, expect, it } from 'vitest';
import { checkBlocks } from './check/check-blocks.ts';
import { checkView } from './check/check-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = () => ({ type: 'section', text: mrkdwn('x') });
const textInput = { type: 'input', label: plain('Label'), element: { type: 'plain_text_input' } };
const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

describe('a view', () => {
  const modal = (extra: object = {}) => ({
    type: 'modal',
    title: plain('Title'),
    blocks: [section()],
    ...extra,
  });

  it('is taken with everything in order', () => {
    expect(checkView(modal()).ok).toBe(true);
  });

  it.each<[string, object, string]>([
    ['a title over 24', { title: plain('x'.repeat(25)) }, '/view/title/text must be less than 25'],
    ['a submit over 24', { submit: plain('x'.repeat(25)) }, '/view/submit/text'],
    ['no title', { title: undefined }, 'missing required field: title'],
    ['metadata over 3,000', { private_metadata: 'x'.repeat(3001) }, '/view/private_metadata'],
    [
      '101 blocks',
      { blocks: many(101, () => ({ type: 'divider' })) },
      '/view/blocks no more than 100',
    ],
    ['an input without submit', { blocks: [textInput] }, 'submit'],
    [
      'a block of another surface',
      { blocks: [{ type: 'markdown', text: 'x' }] },
      '/view/blocks/0/type unsupported type',
    ],
    ['an unknown key', { color: 'red' }, 'invalid additional property: color'],
  ])('is refused with %s', (_name, extra, message) => {
    const checked = checkView(modal(extra));
    const said = checked.ok
      ? ''
      : checked.problems.map((it) => `${it.pointer} ${it.message}`).join();
    expect(said).toContain(message);
  });

  it('is refused over 250 KB', () => {
    const blocks = many(100, () => ({ type: 'section', text: mrkdwn('x'.repeat(2900)) }));
    expect(checkView(modal({ blocks }))).toMatchObject({ ok: false, error: 'view_too_large' });
  });
});

describe('the inputs of a view', () => {
  const problems = (block: object, surface: 'modal' | 'home') => {
    const checked = checkBlocks([block], surface);
    return checked.ok ? '' : checked.problems.map((it) => `${it.pointer} ${it.message}`).join();
  };
  const input = (element: object) => ({ type: 'input', label: plain('Label'), element });

  it('may ask in a modal what a Home may not', () => {
    expect(problems(input({ type: 'email_text_input' }), 'home')).toContain('unsupported');
    const select = { type: 'conversations_select', response_url_enabled: true };
    expect(problems(input(select), 'home')).toContain('response_url_enabled');
    const inActions = { type: 'actions', elements: [select] };
    expect(problems(inActions, 'modal')).toContain('response_url_enabled');
    expect(problems(input(select), 'modal')).toBe('');
  });

  it.each<[string, object, string]>([
    ['a field longer than 3,000', { max_length: 3001 }, '/max_length'],
    ['an initial value over its own limit', { max_length: 2, initial_value: 'abc' }, 'max_length'],
    ['a placeholder over 150', { placeholder: plain('x'.repeat(151)) }, 'less than 151'],
  ])('may not be %s', (_name, extra, message) => {
    expect(problems(input({ type: 'plain_text_input', ...extra }), 'modal')).toContain(message);
  });
});
