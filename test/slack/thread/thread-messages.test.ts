import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { rate } from '../../engine/answers.ts';
import { aDecision } from '../../store/a-decision.ts';
import { aThreadContext } from '../a-thread-context.ts';
import { anyDecision } from '../any-decision.ts';
import { textOf } from '../rendered.ts';

describe('the reply that says why', () => {
  const why = (decision: Decision) => textOf({ kind: 'why' }, aThreadContext({ decision }));

  it('names every criterion with the answer and its pull', () => {
    const text = why(aDecision({ answers: rate('3 4 4 1 - 2') }));
    for (const { name } of Object.values(en.criteria)) expect(text).toContain(`• ${name}: `);
    expect(text).toContain('Outside knowledge: much (');
    expect(text).toContain('too little for fine-tuning yet');
    expect(text).toContain('Change: not sure (');
  });

  it('says what would change the verdict', () => {
    expect(why(aDecision({ answers: rate('3 0 0 0 0 0') }))).toContain(
      'Would become prompting first if outside knowledge fell from “much” to “some”.',
    );
    expect(why(aDecision({ answers: rate('- 0 0 0 0 0') }))).toContain(
      'Would become RAG if outside knowledge turned out to be “much”.',
    );
  });

  it('tells what the application is for only if somebody said so', () => {
    expect(why(aDecision({ context: 'For refunds.' }))).toContain('\u2068For refunds.\u2069');
    expect(why(aDecision({ context: '' }))).not.toContain(en.why.context);
  });

  it('leads to the message out of which it was asked, once Slack has told the link', () => {
    const place = { channel: 'C2', ts: '1.1' };
    const link = 'https://acme.slack.com/archives/C2/p11';
    expect(why(aDecision({ source: { place, link } }))).toContain(`<${link}|${en.why.source}>`);
    expect(why(aDecision({ source: { place, link: null } }))).not.toContain(en.why.source);
  });

  it('has a heading for cautions only if there are any', () => {
    const heading = en.why.cautionsHeading;
    expect(why(aDecision({ answers: rate('0 0 0 0 3 0') }))).toContain(heading);
    expect(why(aDecision({ answers: rate('3 1 2 1 2 1') }))).not.toContain(heading);
  });
});

describe('the reply with trade-offs', () => {
  const linesOf = (decision: Decision) =>
    textOf({ kind: 'trade_offs' }, aThreadContext({ decision })).split('\n');

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
  const proof = (answers: string) =>
    textOf({ kind: 'proof' }, aThreadContext({ decision: aDecision({ answers: rate(answers) }) }));

  it('numbers what to do, and names what to measure and when to change course', () => {
    const text = proof('3 4 4 3 3 2');
    expect(text).toMatch(/\n1\. Collect about 400 real requests.*±5 percentage points/);
    expect(text).toContain('• Grounded: ');
    expect(text).toMatch(/• Switch to \S+ if/);
  });

  it('collects labels only where they are missing', () => {
    expect(proof('0 3 0 0 0 0')).toContain(en.proof.collectLabels);
    expect(proof('0 3 0 2 0 0')).not.toContain(en.proof.collectLabels);
  });
});
