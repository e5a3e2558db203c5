import { describe, expect, it } from 'vitest';
import type { Surface } from './check/blocks.ts';
import { checkBlocks } from './check/check-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const section = (extra: object = {}) => ({ type: 'section', text: mrkdwn('x'), ...extra });
const button = (extra: object = {}) => ({ type: 'button', text: plain('Go'), ...extra });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, extra: object = {}) => ({
  type: 'input',
  label: plain('Label'),
  element,
  ...extra,
});
const select = (extra: object = {}) => ({
  type: 'static_select',
  options: [option('a')],
  ...extra,
});
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const bar = (extra: object = {}) => ({
  type: 'data_visualization',
  title: 'Scores',
  chart: {
    type: 'bar',
    series: [{ name: 'RAG', data: [{ label: 'cost', value: 1 }] }],
    axis_config: { categories: ['cost'] },
    ...extra,
  },
});
const pie = (...segments: object[]) => ({
  type: 'data_visualization',
  title: 'Votes',
  chart: { type: 'pie', segments },
});
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function problems(blocks: unknown, surface: Surface = 'message'): string[] {
  const checked = checkBlocks(blocks, surface);
  return checked.ok ? [] : checked.problems.map(({ pointer, message }) => `${pointer} ${message}`);
}

describe('Slack takes', () => {
  it.each([
    ['a header of 150 characters', [{ type: 'header', text: plain('x'.repeat(150)) }]],
    ['a section of 3,000', [{ type: 'section', text: mrkdwn('x'.repeat(3000)) }]],
    ['a section with fields alone', [{ type: 'section', fields: [mrkdwn('x')] }]],
    ['fifty blocks', many(50, () => ({ type: 'divider' }))],
    [
      'an option value of 150',
      [section({ accessory: select({ options: [option('v'.repeat(150), 'A')] }) })],
    ],
    ['a bar chart', [bar()]],
    ['a pie', [pie({ label: 'RAG', value: 2 })]],
    ['rich text with a mention', [rich({ type: 'user', user_id: 'U0ANA' })]],
    ['a table', [{ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }]],
    [
      'a folded container',
      [{ type: 'container', is_collapsible: true, child_blocks: [section()] }],
    ],
  ])('%s in a message', (_name, blocks) => {
    expect(problems(blocks)).toEqual([]);
  });

  it('alerts, number and e-mail fields in a modal', () => {
    const blocks = [
      { type: 'alert', text: plain('Careful'), level: 'warning' },
      input({ type: 'number_input', is_decimal_allowed: false }),
      input({ type: 'email_text_input' }),
    ];
    expect(problems(blocks, 'modal')).toEqual([]);
  });
});

describe('Slack refuses', () => {
  it.each<[string, unknown[], string]>([
    ['an unknown block', [{ type: 'banner' }], '/blocks/0/type unsupported type: banner'],
    [
      'a file block',
      [{ type: 'file', source: 'remote', external_id: 'x' }],
      'unsupported type: file',
    ],
    [
      'a header over 150',
      [{ type: 'header', text: plain('x'.repeat(151)) }],
      'less than 151 characters',
    ],
    ['mrkdwn in a header', [{ type: 'header', text: mrkdwn('x') }], '/blocks/0/text/type'],
    [
      'a section over 3,000',
      [{ type: 'section', text: mrkdwn('x'.repeat(3001)) }],
      'less than 3001',
    ],
    [
      'a field over 2,000',
      [{ type: 'section', fields: [mrkdwn('x'.repeat(2001))] }],
      'less than 2001',
    ],
    [
      'eleven fields',
      [{ type: 'section', fields: many(11, () => mrkdwn('x')) }],
      'no more than 10 items',
    ],
    [
      'an empty text',
      [{ type: 'section', text: mrkdwn('') }],
      '/blocks/0/text/text must be more than 0',
    ],
    ['a section of nothing', [{ type: 'section' }], 'must provide either text or fields'],
    ['an invented field', [section({ colour: 'red' })], 'invalid additional property: colour'],
    ['a missing field', [{ type: 'header' }], '/blocks/0 missing required field: text'],
    ['51 blocks', many(51, () => ({ type: 'divider' })), 'no more than 50 items'],
    ['26 actions', [actions(...many(26, () => button()))], 'no more than 25 items'],
    [
      'eleven context elements',
      [{ type: 'context', elements: many(11, () => mrkdwn('x')) }],
      'no more than 10',
    ],
    ['a button text over 75', [actions(button({ text: plain('x'.repeat(76)) }))], 'less than 76'],
    ['a button value over 2,000', [actions(button({ value: 'x'.repeat(2001) }))], 'less than 2001'],
    [
      'an option text over 75',
      [section({ accessory: select({ options: [option('a', 'x'.repeat(76))] }) })],
      'less than 76',
    ],
    [
      'an option value over 150',
      [section({ accessory: select({ options: [option('v'.repeat(151), 'A')] }) })],
      'less than 151',
    ],
    [
      '101 options',
      [section({ accessory: select({ options: many(101, (i) => option(`${i}`)) }) })],
      'no more than 100',
    ],
    [
      'eleven radio buttons',
      [actions({ type: 'radio_buttons', options: many(11, (i) => option(`${i}`)) })],
      'no more than 10',
    ],
    [
      'six overflow options',
      [actions({ type: 'overflow', options: many(6, (i) => option(`${i}`)) })],
      'no more than 5',
    ],
    [
      'an initial option not offered',
      [section({ accessory: select({ initial_option: option('z') }) })],
      'must exactly match',
    ],
    [
      'an initial option with another text',
      [section({ accessory: select({ initial_option: option('a', 'A!') }) })],
      'must exactly match',
    ],
    [
      'a text field in an actions block',
      [actions({ type: 'plain_text_input' })],
      'unsupported type: plain_text_input',
    ],
    [
      'two equal block_ids',
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
      '/blocks/1/block_id',
    ],
    [
      'two equal action_ids in a block',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      '`action_id` already exists',
    ],
    ['an alert', [{ type: 'alert', text: plain('x') }], 'unsupported type: alert'],
    ['a link without a URL', [rich({ type: 'link', text: 'x' })], 'missing required field: url'],
    [
      'an unknown rich style',
      [rich({ type: 'text', text: 'x', style: { blink: true } })],
      'invalid additional property: blink',
    ],
    ['an empty rich text', [rich({ type: 'text', text: '' })], 'must be more than 0 characters'],
    [
      'an image without alt_text',
      [{ type: 'image', image_url: 'https://x.test/a.png' }],
      'missing required field: alt_text',
    ],
    ['an untitled chart', [{ ...bar(), title: '' }], '/blocks/0/title'],
    ['a chart title over 50', [{ ...bar(), title: 'x'.repeat(51) }], 'less than 51'],
    [
      'a chart without its axis',
      [bar({ axis_config: undefined })],
      'missing required field: axis_config',
    ],
    [
      'labels beside the categories',
      [bar({ axis_config: { categories: ['time'] } })],
      'must match axis_config.categories',
    ],
    [
      'a category without a point',
      [bar({ axis_config: { categories: ['cost', 'time'] } })],
      'must match axis_config.categories',
    ],
    [
      'two series of one name',
      [bar({ series: many(2, () => ({ name: 'a', data: [{ label: 'cost', value: 1 }] })) })],
      'must be unique',
    ],
    ['a label over 20', [pie({ label: 'x'.repeat(21), value: 1 })], 'less than 21'],
    ['a pie slice of nothing', [pie({ label: 'x', value: 0 })], '/segments/0/value'],
    [
      'thirteen slices',
      [pie(...many(13, (i) => ({ label: `${i}`, value: 1 })))],
      'no more than 12',
    ],
    ['three charts', many(3, () => bar()), 'no more than 2 data_visualization'],
    [
      'two tables',
      many(2, () => ({ type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] })),
      'only_one_table_allowed',
    ],
    [
      'markdown over 12,000',
      many(2, () => ({ type: 'markdown', text: 'x'.repeat(6001) })),
      'less than 12001',
    ],
  ])('%s in a message', (_name, blocks, message) => {
    expect(problems(blocks).join('\n')).toContain(message);
  });

  it.each<[string, object]>([
    ['markdown', { type: 'markdown', text: 'x' }],
    ['a table', { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] }],
    ['a chart', bar()],
    ['a container', { type: 'container', child_blocks: [section()] }],
    ['context actions', { type: 'context_actions', elements: [] }],
  ])('%s in a modal and on a Home', (_name, block) => {
    expect(problems([block], 'modal').join()).toContain('unsupported type');
    expect(problems([block], 'home').join()).toContain('unsupported type');
  });
});
