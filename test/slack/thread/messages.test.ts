import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../../src/domain/outbox-entry.ts';
import { CONSIDERATIONS } from '../../../src/engine/index.ts';
import { SOURCES } from '../../../src/guide/sources.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { cutText, isolate, LIMIT, type MessageContent } from '../../../src/slack/kit/blocks.ts';
import { ALL_DETAILS } from '../../domain/details.ts';
import { rate } from '../../engine/answers.ts';
import { SURE } from '../../engine/profiles.ts';
import { anyCase } from '../../i18n/words-of-advice.ts';
import { runs } from '../../runs.ts';
import { aDecision, NOON } from '../../store/a-decision.ts';
import { aThreadContext } from '../a-thread-context.ts';
import { type AnyMessage, anyMessage, STATELESS } from '../any-message.ts';
import { anyWords, calmWords, LINKS, MARK } from '../any-thread-context.ts';
import { mentionedIn } from '../mentioned.ts';
import { LONGEST_TEXT, problems, reachesOf, rendered } from '../rendered.ts';
import { mrkdwnIn } from './discussion-modals.ts';

const RUNS = runs(300);
/** Somebody who has not rated gets what is for one person alone. */
const formsOf = ({ message, thread }: AnyMessage): readonly MessageContent[] =>
  rendered(message, thread, 'U99');

describe('any message, whatever people typed,', () => {
  test.prop([anyMessage(anyWords)], RUNS)('is taken by Slack, and has a text', (message) => {
    for (const content of formsOf(message)) expect(problems(content)).toEqual([]);
  });

  test.prop([anyMessage(anyWords)], RUNS)(
    'can be shown as text alone, but for a notice that is mended',
    (message) => {
      const forms = formsOf(message);
      if (forms.length === 0 || message.message.kind === 'delivered_after_all') return;
      expect(forms.at(-1)?.blocks).toEqual([]);
      expect(forms.at(-1)?.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
    },
  );

  test.prop([anyMessage(anyWords)], RUNS)(
    'calls those whom it is about, and no others',
    (sample) => {
      const meant = new Set(mentionedIn(sample.message, sample.thread));
      for (const [index, content] of formsOf(sample).entries()) {
        const [text, blocks] = reachesOf(content);
        expect(text?.pings.filter((userId) => !meant.has(userId))).toEqual([]);
        const named = content.blocks.length > 0 ? meant : new Set<string>();
        if (index === 0) expect(new Set(blocks?.pings)).toEqual(named);
      }
    },
  );

  test.prop([anyMessage(anyWords)], RUNS)(
    'leads to our sources and to threads, nowhere else',
    (sample) => {
      for (const { links } of formsOf(sample).flatMap(reachesOf)) {
        expect(links.filter((link) => !isOurs(link))).toEqual([]);
      }
    },
  );

  test.prop([anyMessage(anyWords)], RUNS)(
    'shows what people typed as text: of that Slack parses only other titles, escaped',
    (sample) => {
      const titles = [sample.thread.supersedes, sample.thread.supersededBy].flatMap((other) =>
        other === null ? [] : [isolate(escaped(other.title))],
      );
      for (const content of formsOf(sample)) {
        for (const { text, verbatim } of mrkdwnIn(content.blocks)) {
          expect(verbatim).toBe(true);
          const ours = titles.reduce((rest, title) => rest.replaceAll(title, ''), text);
          expect(ours).not.toContain(MARK);
          expect(unescapedIn(text)).toEqual([]);
        }
        expect(unescapedIn(content.text)).toEqual([]);
        expect(unescapedIn(cutText(content.text, LIMIT.messageText))).toEqual([]);
      }
    },
  );
});

const ARTICLE = SOURCES.article.url;
const isOurs = (link: string): boolean =>
  link === '#C1' ||
  link.startsWith(LINKS) ||
  link.startsWith(`${ARTICLE}#`) ||
  Object.values(SOURCES).some(({ url }) => url === link);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What is left of a text's marks and entities when those that we write are taken away. */
const unescapedIn = (text: string): readonly string[] =>
  text
    .replaceAll(/<(?:[@#]\w+|!date\^\d+\^[^<>|]+\|[\d-]+|https:\/\/[^<>|]+\|[^<>]+)>/g, '')
    .match(/[<>]|&(?!amp;|lt;|gt;).{0,9}/g) ?? [];

describe('any message, in our own words,', () => {
  test.prop([anyMessage(calmWords)], RUNS)('is whole: nothing undefined or unfilled', (message) => {
    expect(JSON.stringify(formsOf(message))).not.toMatch(/undefined|NaN|\[object|null|\.\.|{}/);
  });

  test.prop([anyMessage(calmWords)], RUNS)('counts as people do', (message) => {
    for (const { text } of formsOf(message)) {
      const words = text.replaceAll(/<[^>]*>/g, '');
      expect(words).not.toMatch(
        /\b1 (?:people|persons|ratings|votes|pairs|days|agree\b|disagree\b)|\b1 person have/,
      );
      expect(words).not.toMatch(
        /\b(?:0|[2-9]|\d\d+) (?:person|rating|vote|day|agrees|disagrees)\b|people has/,
      );
    }
  });

  test.prop([anyMessage(calmWords)], RUNS)('is calm: it does not shout', (message) => {
    for (const { text } of formsOf(message)) {
      expect(text.replaceAll('<!date', '')).not.toMatch(/!|\p{Extended_Pictographic}/u);
    }
  });

  test.prop([fc.constantFrom(...SURE), fc.constantFrom(...STATELESS)])(
    'is made for every profile',
    (answers, message) => {
      const forms = formsOf({
        message,
        thread: aThreadContext({ decision: aDecision({ answers }) }),
      });
      expect(JSON.stringify(forms)).not.toMatch(/undefined|NaN|\[object|null/);
    },
  );

  it.each(STATELESS.map((message) => ({ kind: message.kind, message })))(
    'says the same in every form: $kind',
    ({ message }) => {
      const forms = formsOf({ message, thread: aThreadContext() });
      expect(new Set(forms.map(({ text }) => text)).size).toBeLessThanOrEqual(1);
    },
  );
});

describe('what we say of a case by ourselves', () => {
  test.prop([anyCase, fc.constantFrom(...STATELESS)], RUNS)(
    'is told whole: nothing of it is cut or shortened',
    (of, message) => {
      const thread = aThreadContext({ decision: { ...aDecision(), ...of } });
      for (const content of formsOf({ message, thread })) {
        // The name of a menu's entry ends like a text that is cut.
        const texts = [content.text, ...mrkdwnIn(content.blocks).map(({ text }) => text)].map(
          (text) => text.replaceAll(en.discussion.buttons.edit, ''),
        );
        expect(texts.filter((text) => text.includes('…') || text.includes(en.shortened))).toEqual(
          [],
        );
      }
    },
  );
});

describe('the longest messages there can be', () => {
  const longest = aDecision({
    title: '&'.repeat(150),
    context: '&'.repeat(3000),
    answers: rate('- - - - - -'),
    considerations: CONSIDERATIONS,
    source: { place: { channel: 'C2', ts: '1.1' }, link: `${LINKS}C2/p11` },
    link: `${LINKS}C1/p11?thread_ts=${NOON}`,
  });
  const worst = [
    longest,
    aDecision({ ...longest, answers: rate('0 4 4 1 4 4') }),
    aDecision({ ...longest, answers: rate('4 4 4 2 4 4') }),
    aDecision({ ...longest, details: ALL_DETAILS }),
    aDecision({ ...longest, answers: rate('4 4 4 2 4 4'), details: ALL_DETAILS }),
  ];

  it.each(STATELESS.map((message: OutboxMessage) => ({ kind: message.kind, message })))(
    '$kind',
    ({ message }) => {
      for (const decision of worst) {
        const thread = aThreadContext({ decision, supersedes: longest, supersededBy: longest });
        for (const content of formsOf({ message, thread })) {
          expect(problems(content)).toEqual([]);
        }
      }
    },
  );
});
