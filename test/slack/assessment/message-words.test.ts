import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { linesOfMessage } from '../../../src/slack/assessment/message-words.ts';
import { titleIn } from '../../../src/slack/assessment/title-in.ts';

const NAMES = {
  person: (id: string, label: string) => `@${label || id}`,
  channel: (_: string, label: string) => (label === '' ? 'a channel' : `#${label}`),
  group: (_: string, label: string) => label || 'a group',
};

const said = (message: unknown): string =>
  linesOfMessage(message, NAMES)
    .map(({ text }) => text)
    .join('\n');

const titled = (text: string, mentions: readonly string[] = ['@U1']): string =>
  titleIn(linesOfMessage({ text }, NAMES), mentions);

const rich = (...elements: readonly object[]) => ({
  blocks: [{ type: 'rich_text', elements }],
});
const section = (...elements: readonly object[]) => ({ type: 'rich_text_section', elements });
const words = (text: string) => ({ type: 'text', text });

describe('the words of a text', () => {
  it.each([
    ['a group', 'for <!subteam^S1|@data-team>', 'for @data-team'],
    ['a group without a name', 'for <!subteam^S1>', 'for a group'],
    ['a date', 'by <!date^1392734382^{date_num}|18 Feb 2014>', 'by 18 Feb 2014'],
    ['a date without words', 'by <!date^1392734382^{date_num}>', 'by 2014-02-18'],
    ['a date that is a link', 'by <!date^1392734382^{date}^https://x.test|then>', 'by then'],
    ['everybody', '<!here> <!channel> <!everyone>', '@here @channel @everyone'],
    ['everybody, with a label', '<!here|@here> <!channel|channel>', '@here @channel'],
    ['a channel', 'in <#C1|help>', 'in #help'],
    ['a channel without a name', 'in <#C1> and <#C2|>', 'in a channel and a channel'],
    ['a link', '<https://x.test/a?b=1&amp;c=2|the plan>', 'the plan (https://x.test/a?b=1&c=2)'],
    ['a bare link', '<https://x.test/a_b_c>', 'https://x.test/a_b_c'],
    ['a mail address', '<mailto:ana@x.test|ana@x.test>', 'ana@x.test'],
    ['a telephone number', '<tel:+4144|+4144>', '+4144'],
    ['standard emoji', 'ship it :tada: :+1::skin-tone-3: :flag-ch:', 'ship it 🎉 👍🏼 🇨🇭'],
    ['an emoji of the workspace', ':partyparrot: 10:30:45', ':partyparrot: 10:30:45'],
    ['entities, once', '&lt;b&gt; &amp;amp; R&amp;D', '<b> &amp; R&D'],
    ['styles', '*bold* _it_ ~gone~ *_both_* a_b_c 2*3*4', 'bold it gone both a_b_c 2*3*4'],
    ['code', 'use `a_b *c* :tada:`, yes', 'use a_b *c* :tada:, yes'],
    ['a fence', 'see\n```\nx = *1*\n```\nso', 'see\nx = *1*\nso'],
    ['a quote', '&gt; said\nagreed', '> said\nagreed'],
  ])('say %s', (_, text, read) => {
    expect(said({ text })).toBe(read);
  });
});

describe('the words of blocks', () => {
  it('are those of rich text, with what it refers to', () => {
    const message = rich(
      section(
        { type: 'user', user_id: 'U1' },
        words(' a & b < c '),
        { type: 'emoji', name: '+1', unicode: '1f44d-1f3fd' },
        { type: 'emoji', name: 'partyparrot' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'usergroup', usergroup_id: 'S1' },
        { type: 'broadcast', range: 'here' },
        { type: 'date', timestamp: 1392734382, format: '{date}' },
        { type: 'link', url: 'https://x.test', text: 'plan' },
        { type: 'color', value: '#FF0000' },
      ),
    );
    expect(said(message)).toBe(
      '@U1 a & b < c 👍🏽:partyparrot:a channela group@here2014-02-18plan (https://x.test)#FF0000',
    );
  });

  it('take names of channels and groups from the text beside them', () => {
    const blocks = rich(
      section({ type: 'channel', channel_id: 'C1' }, { type: 'usergroup', usergroup_id: 'S1' }),
    );
    expect(said({ ...blocks, text: '<#C1|help><!subteam^S1|@data>' })).toBe('#help@data');
  });

  it('keep lists, quotes and code apart', () => {
    const message = rich(
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [section(words('a')), section(words('b'))],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        indent: 1,
        offset: 1,
        elements: [section(words('c'))],
      },
      { type: 'rich_text_quote', elements: [words('d\ne')] },
      { type: 'rich_text_preformatted', elements: [words('f')] },
    );
    expect(said(message)).toBe('• a\n• b\n  2. c\n> d\n> e\nf');
  });

  it('are those of every kind of block that says something', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'R&amp;D :tada:' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*What* <@U1> asks' },
        fields: [{ type: 'mrkdwn', text: 'field' }],
        accessory: { type: 'button', text: { type: 'plain_text', text: 'Click' } },
      },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: 'small' },
          { type: 'image', alt_text: 'face' },
        ],
      },
      { type: 'divider' },
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'Go' } }] },
      { type: 'markdown', text: '## Plan' },
      { type: 'image', image_url: 'https://x.test/i.png', alt_text: 'a chart' },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'x' },
            { type: 'rich_text', elements: [section(words('y'))] },
          ],
        ],
      },
      {
        type: 'new_kind',
        title: { type: 'plain_text', text: 'unknown' },
        child_blocks: [{ type: 'new', body: 'deep' }],
      },
    ];
    expect(said({ text: 'for notifications', blocks })).toBe(
      'R&D 🎉\nWhat @U1 asks\nfield\nsmall\nface\n## Plan\na chart\nx | y\nunknown\ndeep',
    );
  });

  it('are left for the text when they say nothing', () => {
    expect(said({ text: 'words', blocks: [{ type: 'divider' }] })).toBe('words');
  });
});

describe('the words of what comes with a message', () => {
  it('are those of an attachment, in the order of its reading', () => {
    const attachments = [
      {
        pretext: 'before',
        author_name: 'Jira',
        title: 'BOT-1',
        text: 'The *bot* invents &amp; errs',
        fields: [{ title: 'Status', value: 'Open' }],
        footer: 'today',
        fallback: 'BOT-1: The bot …',
      },
    ];
    expect(said({ text: '', attachments })).toBe(
      'before\nJira\nBOT-1\nThe bot invents & errs\nStatus\nOpen\ntoday',
    );
  });

  it('are its fallback when an attachment says nothing else', () => {
    expect(said({ attachments: [{ fallback: 'a chart of costs' }] })).toBe('a chart of costs');
  });

  it('are a forwarded message with its author, not where it was posted', () => {
    const attachments = [
      {
        is_share: true,
        author_name: 'Ben',
        text: 'as text',
        footer: 'Posted in #secret',
        message_blocks: [
          {
            message: {
              ...rich(section(words('as blocks'))),
              attachments: [{ text: 'forwarded with it' }],
            },
          },
        ],
        files: [{ title: 'plan.pdf' }],
      },
    ];
    expect(said({ text: 'look', attachments })).toBe(
      'look\nBen\nas blocks\nforwarded with it\nplan.pdf',
    );
  });

  it('are the titles of files', () => {
    expect(
      said({ text: '', files: [{ title: 'Costs &amp; plan', name: 'a.pdf' }, { name: 'b.csv' }] }),
    ).toBe('Costs & plan\nb.csv');
  });

  it.each([null, 5, [], { text: 5, blocks: 'x', attachments: [null, 3], files: {} }])(
    'are none in %j',
    (message) => {
      expect(said(message)).toBe('');
    },
  );

  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  test.prop([fc.array(word, { minLength: 7, maxLength: 7 })])(
    'are all there, and no markup',
    (all) => {
      const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = all;
      const text = said({
        text: `*${a}* <!date^1^{x}|${b}>`,
        attachments: [
          {
            pretext: `<!subteam^S1|@${c}>`,
            text: `_${d}_`,
            fields: [{ title: e, value: `<!here> \`${f}\`` }],
          },
        ],
        files: [{ title: g }],
      });
      for (const each of all) expect(text).toContain(each);
      expect(text).not.toMatch(/<[!@#]|[*_`]/);
    },
  );
});

describe('a title out of a message', () => {
  it.each([
    [
      'Hi everyone,\nCould a bot answer billing questions?',
      'Could a bot answer billing questions?',
    ],
    ['Hi everyone, could a bot answer?', 'could a bot answer?'],
    ['Hello Ben Okafor!\nA contract reader', 'A contract reader'],
    ['Hallo zusammen\nEin Bot für Verträge', 'Ein Bot für Verträge'],
    ['Bonjour à tous,\nUn robot', 'Un robot'],
    ['大家好，我们想做一个账单助手', '我们想做一个账单助手'],
    ['大家好！\n账单助手', '账单助手'],
    ['<@U1>\nA bot', 'A bot'],
    ['Hey <@U1> <!here>: a bot', 'a bot'],
    ['```\ncode\n```\nA bot', 'A bot'],
    ['&gt; quoted\nAn answer', 'An answer'],
    ['&gt; only quoted', 'only quoted'],
    ['• first item\n• second', 'first item'],
    ['<https://x.test>\n:tada: :partyparrot:\nA bot', 'A bot'],
    ['Hello bot for onboarding', 'Hello bot for onboarding'],
    ['Hip replacement advice', 'Hip replacement advice'],
    ['<@U1> wants a bot', '@U1 wants a bot'],
    ['Hi all,\n<@U1>\n```x```', ''],
    ['', ''],
  ])('of %j is %j', (text, title) => {
    expect(titled(text)).toBe(title);
  });

  it('is found in any line, however long: nobody can keep the bot busy with one', () => {
    const long = `你好${'A'.repeat(3_000)}1`;
    expect(titled(long)).toMatch(/^你好/);
    expect(titled(`Hi ${'A'.repeat(3_000)}1`)).toMatch(/^Hi/);
  });

  it('is the first sentence of a long line, or as many of its words as fit', () => {
    const tail = ' and so on'.repeat(20);
    expect(titled(`We need a bot. It reads${tail}`)).toBe('We need a bot.');
    const cut = titled(`We need a bot${tail}`);
    expect(cut.length).toBeLessThanOrEqual(150);
    expect(cut).toMatch(/ (?:and|so|on)…$/);
  });
});
