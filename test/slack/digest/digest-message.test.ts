import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, STATUSES } from '../../../src/domain/decision.ts';
import { DIGEST_PARTS, type DigestContents, type DigestPart } from '../../../src/domain/digest.ts';
import type { Summary } from '../../../src/domain/portfolio.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { DIGEST_NAMED, digestMessage } from '../../../src/slack/digest/digest-view.ts';
import { NOON } from '../../store/a-decision.ts';
import { placedElements } from '../../workspace/elements.ts';
import { aSummary } from '../a-summary.ts';
import { anyVerdict, anyWords, LINKS } from '../any-thread-context.ts';
import { blocksOf, problems, reachesOf } from '../rendered.ts';
import { wordsOf } from '../thread/discussion-modals.ts';

const DAY = 24 * 3_600_000;
const MINE = { target: 'U1', readerId: 'U1' };
const CHANNELS = { target: 'C1', readerId: 'U1' };
const WEEK = { from: NOON - 7 * DAY };

const happened = (
  said: Partial<Record<DigestPart, readonly Summary[]>>,
  more = 0,
): DigestContents => {
  const part = (named: readonly Summary[] = []) => ({
    total: named.length === 0 ? 0 : named.length + more,
    fresh: named.length,
    named,
  });
  return {
    created: part(said.created),
    decided: part(said.decided),
    stuck: part(said.stuck),
    review_due: part(said.review_due),
  };
};

const messageOf = (
  happenings: DigestContents,
  digest: { target: string; readerId: string } = MINE,
) => digestMessage(en, digest, WEEK, happenings);
const readOf = (...of: Parameters<typeof messageOf>) => messageOf(...of)[0]?.text ?? '';

describe('a digest', () => {
  it('tells of all four parts, in one order, also where there is nothing', () => {
    const text = wordsOf(messageOf(happened({ created: [aSummary()] }))[0]?.blocks ?? []);
    const headings = [
      'New: 1',
      'Decided: none',
      'Stuck, open for more than a week: none',
      'Due for review: none',
    ];
    expect(headings.map((heading) => text.indexOf(heading)).every((at) => at >= 0)).toBe(true);
    expect(headings.toSorted((a, b) => text.indexOf(a) - text.indexOf(b))).toEqual(headings);
  });

  it('leads to the thread of each decision, and says what each is about', () => {
    const [content] = messageOf(happened({ created: [aSummary()] }));
    const link = { type: 'link', url: `${LINKS}C1/p11`, text: '\u2068Billing bot\u2069' };
    expect(JSON.stringify(content?.blocks)).toContain(JSON.stringify(link));
    expect(content?.text).toContain(`<${LINKS}C1/p11|`);
    expect(content?.text).toContain('Hybrid — leaning · <#C1>');
  });

  it('names a decision whose thread is not there yet without a link', () => {
    expect(readOf(happened({ created: [aSummary({ link: null })] }))).toContain('Billing bot');
  });

  it('says when people decided against the recommendation, and only then', () => {
    const decided = (outcome: Summary['outcome']) =>
      readOf(happened({ decided: [aSummary({ status: 'decided', outcome })] }));
    expect(decided('rag')).toContain('decided: RAG · against the recommendation (hybrid)');
    expect(decided('other')).toContain('something else · against the recommendation (hybrid)');
    expect(decided('hybrid')).toContain('decided: hybrid');
    expect(decided('hybrid')).not.toContain('otherwise');
  });

  it('says since when something is stuck, or due for review', () => {
    const waits = { createdAt: NOON - 20 * DAY, reviewAskedAt: NOON - 2 * DAY };
    const text = readOf(happened({ stuck: [aSummary(waits)], review_due: [aSummary(waits)] }));
    expect(text).toContain('since 2025-12-26');
    expect(text).toContain('since 2026-01-13');
  });

  it.each(DIGEST_PARTS)('shows no verdict that is hidden (%s)', (part) => {
    const hidden = aSummary({ verdict: null, strength: null, status: 'rating' });
    const [content] = messageOf(happened({ [part]: [hidden] }));
    expect(JSON.stringify(content)).not.toMatch(/Hybrid|hybrid|leaning/);
  });

  it('names a few of each and counts the others', () => {
    const many = Array.from({ length: DIGEST_NAMED }, (_, n) => aSummary({ title: `Bot ${n}` }));
    const text = readOf(happened({ created: many }, 12));
    expect(text).toContain(`New: ${DIGEST_NAMED + 12}`);
    expect(text).toContain('Bot 4');
    expect(text).toContain('and 12 more');
  });

  it('says in a channel who asked for it, and not what goes without saying', () => {
    const all = happened({ created: [aSummary()] });
    expect(readOf(all, CHANNELS)).toContain('Asked for by <@U1>');
    expect(messageOf(all, CHANNELS)[0]?.text).not.toContain('<#C1>');
    expect(readOf(all, MINE)).not.toContain('Asked for by');
  });

  it('has one button, which turns it off', () => {
    const blocks = blocksOf(messageOf(happened({ created: [aSummary()] }), CHANNELS)[0]);
    const buttons = placedElements(blocks).map(({ actionId, element }) => [
      actionId,
      element.value,
    ]);
    expect(buttons).toEqual([['digest_off', 'C1']]);
  });

  const anySummary = fc
    .record({
      title: anyWords.map((words) => words.slice(0, 150) || 'x'),
      status: fc.constantFrom(...STATUSES),
      verdict: fc.option(anyVerdict, { nil: null }),
      outcome: fc.constantFrom(...OUTCOMES, null),
      link: fc.constantFrom(`${LINKS}C1/p11`, null),
      reviewAskedAt: fc.constantFrom(NOON, null),
    })
    .map(({ verdict, ...said }) =>
      aSummary({ ...said, verdict, strength: verdict === null ? null : 'fragile' }),
    );
  const few = fc.array(anySummary, { maxLength: DIGEST_NAMED });
  const anything = fc
    .tuple(few, few, few, few, fc.nat(1_000_000))
    .map(([created, decided, stuck, review_due, more]) =>
      happened({ created, decided, stuck, review_due }, more),
    );

  test.prop([anything, fc.constantFrom(MINE, CHANNELS)])(
    'is taken by Slack in every form, parses nothing that was typed, and reaches nobody else',
    (happenings, digest) => {
      for (const content of messageOf(happenings, digest)) {
        expect(problems(content)).toEqual([]);
        for (const { links, pings } of reachesOf(content)) {
          expect(
            links.filter((link) => !link.startsWith(LINKS) && !link.startsWith('#C1')),
          ).toEqual([]);
          expect(pings.filter((id) => digest === MINE || id !== 'U1')).toEqual([]);
        }
      }
    },
  );

  it('fits with the longest titles and links there can be', () => {
    const longest = Array.from({ length: DIGEST_NAMED }, () =>
      aSummary({
        title: '&'.repeat(150),
        outcome: 'finetune',
        link: `https://${'w'.repeat(21)}.slack.com/archives/C0123456789/p1234567890123456`,
        reviewAskedAt: NOON,
      }),
    );
    const all = { created: longest, decided: longest, stuck: longest, review_due: longest };
    for (const digest of [MINE, CHANNELS]) {
      for (const content of messageOf(happened(all, 999_999), digest)) {
        expect(problems(content)).toEqual([]);
      }
    }
  });
});
