import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { render } from '../../../src/delivery/render.ts';
import { CONSIDERATIONS } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en.ts';
import { type Decision, type Effect, REFUSALS } from '../../../src/records.ts';
import { LIMIT, type MessageContent } from '../../../src/slack/blocks.ts';
import { rate } from '../../engine/answers.ts';
import { SURE } from '../../engine/profiles.ts';
import { aDecision } from '../../store/a-decision.ts';
import { checkBlocks, textLength } from '../../workspace/check/check-blocks.ts';
import { anyDecision } from './any-decision.ts';

const THREAD: readonly Effect[] = [
  { kind: 'root' },
  { kind: 'why' },
  { kind: 'trade_offs' },
  { kind: 'proof' },
];
const NOTICES: readonly Effect[] = [
  ...REFUSALS.map((refusal) => ({ kind: 'undelivered', refusal, error: 'some_<error>' }) as const),
  { kind: 'delivered_after_all', notice: { channel: 'D1', ts: '1.1' } },
];

const rendered = (effect: Effect, decision: Decision): readonly MessageContent[] =>
  render(en, effect, { decision, ratings: 1, botUserId: 'UBOT' });

/** What Slack would refuse in a message; nothing when it takes it. */
function problems({ text, blocks }: MessageContent, longestText: number): readonly string[] {
  const checked = checkBlocks(JSON.parse(JSON.stringify(blocks)), 'message');
  const length = textLength(blocks);
  return [
    ...(checked.ok ? [] : checked.problems.map(({ pointer, message }) => `${pointer} ${message}`)),
    ...(length > LIMIT.messageTotal ? [`blocks come to ${length} characters`] : []),
    ...(text.length > longestText ? [`text has ${text.length} characters`] : []),
    ...(text.trim() === '' ? ['text is empty'] : []),
  ];
}

/** Slack cuts the text of a post here, and refuses that of an update there. */
const LONGEST_POST = 40_000;
const LONGEST_UPDATE = 4_000;

describe('every message', () => {
  test.prop([anyDecision, fc.constantFrom(...THREAD)])(
    'of a thread stays within Slack’s limits, whatever was typed',
    (decision, effect) => {
      for (const content of rendered(effect, decision)) {
        expect(problems(content, LONGEST_POST)).toEqual([]);
      }
    },
  );

  test.prop([anyDecision, fc.constantFrom(...NOTICES)])(
    'to the owner stays within Slack’s limits, whatever was typed',
    (decision, effect) => {
      for (const content of rendered(effect, decision)) {
        expect(problems(content, LONGEST_UPDATE)).toEqual([]);
      }
    },
  );

  test.prop([fc.constantFrom(...SURE), fc.constantFrom(...THREAD, ...NOTICES)])(
    'is made of words: nothing is undefined or left unfilled',
    (answers, effect) => {
      for (const content of rendered(effect, aDecision({ answers }))) {
        expect(JSON.stringify(content)).not.toMatch(/undefined|NaN|\[object|null/);
      }
    },
  );

  test.prop([anyDecision, fc.constantFrom(...THREAD, ...NOTICES)])(
    'calls nobody: in its text only the owner, the bot and the channel are mentioned',
    (decision, effect) => {
      for (const { text } of rendered(effect, decision)) {
        const parsed = text.match(/<[^>]*>/g) ?? [];
        const foreign = parsed.filter(
          (token) => !/^<(@U1|@UBOT|#C1|https:\/\/(?!evil)[^<]*)>$/.test(token),
        );
        expect(foreign).toEqual([]);
      }
    },
  );

  it.each(THREAD.map((effect) => ({ kind: effect.kind, effect })))(
    '$kind has a plainer form for where it is not accepted, which ends in bare text',
    ({ effect }) => {
      const forms = rendered(effect, aDecision());
      expect(forms.length).toBeGreaterThan(1);
      expect(forms.at(-1)?.blocks).toEqual([]);
      expect(new Set(forms.map(({ text }) => text)).size).toBe(1);
    },
  );
});

describe('the longest messages there can be', () => {
  const longest = aDecision({
    title: '&'.repeat(150),
    context: '&'.repeat(3000),
    answers: rate('- - - - - -'),
    considerations: CONSIDERATIONS,
  });
  const worst = [
    longest,
    aDecision({ ...longest, answers: rate('0 4 4 1 4 4') }),
    aDecision({ ...longest, answers: rate('4 4 4 2 4 4') }),
  ];

  it.each(THREAD.map((effect) => ({ kind: effect.kind, effect })))('$kind', ({ effect }) => {
    for (const decision of worst) {
      for (const content of rendered(effect, decision)) {
        expect(problems(content, LONGEST_POST)).toEqual([]);
      }
    }
  });
});

describe('the root message', () => {
  const textOf = (decision: Decision) => rendered({ kind: 'root' }, decision)[0]?.text ?? '';

  it('says the verdict, how sure it is, both needs and who asked', () => {
    const text = textOf(aDecision({ title: 'Billing bot', answers: rate('3 4 4 3 3 2') }));
    expect(text).toMatch(/^\u2068Billing bot\u2069: Hybrid — leaning\./);
    expect(text).toContain('Knowledge: 33 of 44, threshold 24');
    expect(text).toContain('Behaviour: 4 of 4, threshold 3');
    expect(text).toContain('Asked by <@U1>');
  });

  it('shows what is unsure as a span', () => {
    expect(textOf(aDecision({ answers: rate('- 0 0 0 0 0') }))).toContain('0 to 32 of 44');
  });

  it('draws both needs on one scale, against what is needed', () => {
    const [rich, plain] = rendered({ kind: 'root' }, aDecision({ answers: rate('4 3 2 2 2 2') }));
    expect(rich?.blocks.find(({ type }) => type === 'data_visualization')).toMatchObject({
      chart: {
        series: [
          { data: [{ value: 86 }, { value: 75 }] },
          { data: [{ value: 55 }, { value: 75 }] },
        ],
      },
    });
    expect(JSON.stringify(plain?.blocks)).toContain('██████████░░ 38 of 44');
    expect(JSON.stringify(plain?.blocks)).toContain('█████████░░░ 3 of 4');
  });

  test.prop([anyDecision])('heads the thread with the title, letter by letter', (decision) => {
    for (const { blocks } of rendered({ kind: 'root' }, decision).slice(0, 2)) {
      expect(blocks[0]).toMatchObject({
        type: 'header',
        text: { type: 'plain_text', text: decision.title, emoji: false },
      });
    }
  });
});

describe('the reply that says why', () => {
  const textOf = (decision: Decision) => rendered({ kind: 'why' }, decision)[0]?.text ?? '';

  it('names every criterion with the answer and its pull', () => {
    const text = textOf(aDecision({ answers: rate('3 4 4 1 - 2') }));
    for (const { name } of Object.values(en.criteria)) expect(text).toContain(`• ${name}: `);
    expect(text).toContain('Outside knowledge: much (');
    expect(text).toContain('too little for fine-tuning yet');
    expect(text).toContain('Change: not sure (');
  });

  it('says what would change the verdict', () => {
    expect(textOf(aDecision({ answers: rate('3 0 0 0 0 0') }))).toContain(
      'Would become prompting first if outside knowledge fell from “much” to “some”.',
    );
    expect(textOf(aDecision({ answers: rate('- 0 0 0 0 0') }))).toContain(
      'Would become RAG if outside knowledge turned out to be “much”.',
    );
  });

  it('tells what the application is for only if somebody said so', () => {
    expect(textOf(aDecision({ context: 'For refunds.' }))).toContain('\u2068For refunds.\u2069');
    expect(textOf(aDecision({ context: '' }))).not.toContain(en.why.context);
  });

  it('has a heading for cautions only if there are any', () => {
    const heading = en.why.cautionsHeading;
    expect(textOf(aDecision({ answers: rate('0 0 0 0 3 0') }))).toContain(heading);
    expect(textOf(aDecision({ answers: rate('3 1 2 1 2 1') }))).not.toContain(heading);
  });
});

describe('the reply with trade-offs', () => {
  const linesOf = (decision: Decision) =>
    (rendered({ kind: 'trade_offs' }, decision)[0]?.text ?? '').split('\n');

  test.prop([anyDecision])('shows six at most, each with a source and the article', (decision) => {
    const sourced = linesOf(decision).filter((line) => line.includes(en.tradeOffs.article));
    expect(sourced).toHaveLength(Math.min(6, decision.recommendation.tradeOffs.length));
    for (const line of sourced) expect(line.match(/<https:\/\/[^|]+\|[^>]+>/g)).toHaveLength(2);
  });

  it('says which answer or wish brought each up', () => {
    const decision = aDecision({ answers: rate('3 0 2 0 4 2'), considerations: ['latency'] });
    const text = linesOf(decision).join('\n');
    expect(text).toContain('Why it matters here: you ticked latency.');
    expect(text).toContain('Why it matters here: change, “constantly”.');
  });
});

describe('the reply with the test plan', () => {
  const textOf = (answers: string) =>
    rendered({ kind: 'proof' }, aDecision({ answers: rate(answers) }))[0]?.text ?? '';

  it('numbers what to do, and names what to measure and when to change course', () => {
    const text = textOf('3 4 4 3 3 2');
    expect(text).toMatch(/\n1\. Collect about 400 real requests.*±5 percentage points/);
    expect(text).toContain('• Grounded: ');
    expect(text).toMatch(/• Switch to \S+ if/);
  });

  it('collects labels only where they are missing', () => {
    expect(textOf('0 3 0 0 0 0')).toContain(en.proof.collectLabels);
    expect(textOf('0 3 0 2 0 0')).not.toContain(en.proof.collectLabels);
  });
});

describe('the notice of an undelivered thread', () => {
  const [notice] = rendered(
    { kind: 'undelivered', refusal: 'not_in_channel', error: 'not_in_channel' },
    aDecision({ title: 'R&D <bot>' }),
  );

  it('names the case, the channel and the remedy', () => {
    expect(notice?.text).toContain('\u2068R&amp;D &lt;bot&gt;\u2069');
    expect(notice?.text).toContain('<#C1>');
    expect(notice?.text).toContain('/invite <@UBOT>');
  });

  it('can be answered: try again, or in another channel', () => {
    expect(notice?.blocks.at(-1)).toMatchObject({
      type: 'actions',
      block_id: 'delivery.d1',
      elements: [{ type: 'button', value: 'd1' }, { type: 'conversations_select' }],
    });
  });

  it('about a thread that has begun names where it stands, and offers no other place', () => {
    const forms = rendered(
      { kind: 'undelivered', refusal: 'thread_gone', error: 'thread_not_found' },
      aDecision({ channelId: 'C1', thread: { channel: 'C9', ts: '1.1' } }),
    );
    for (const { text } of forms) {
      expect(text).toContain('is not complete');
      expect(text).toContain('first message in <#C9> was deleted');
    }
    expect(forms[0]?.blocks.at(-1)).toMatchObject({ elements: [{ type: 'button', value: 'd1' }] });
    expect(JSON.stringify(forms)).not.toContain('conversations_select');
  });

  it('becomes one that says where the thread is', () => {
    const thread = { channel: 'C9', ts: '1.1' };
    const [mended] = rendered(
      { kind: 'delivered_after_all', notice: { channel: 'D1', ts: '1.2' } },
      aDecision({ thread }),
    );
    expect(mended?.text).toMatch(/is posted\. It is in <#C9>\.$/);
    expect(mended?.blocks.some(({ type }) => type === 'actions')).toBe(false);
  });
});
