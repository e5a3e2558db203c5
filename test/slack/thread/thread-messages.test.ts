import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { ALL_DETAILS } from '../../domain/details.ts';
import { rate } from '../../engine/answers.ts';
import { BALANCED } from '../../engine/rubrics.ts';
import { aDecision } from '../../store/a-decision.ts';
import { aThreadContext } from '../a-thread-context.ts';
import { anyDecision } from '../any-decision.ts';
import { textOf } from '../rendered.ts';

describe('the reply that says why', () => {
  const why = (decision: Decision) => textOf({ kind: 'why' }, aThreadContext({ decision }));

  it('names every criterion once: those that decide, could, and cannot', () => {
    const decision = aDecision({ answers: rate('3 4 4 1 - 2') });
    const text = why(decision);
    for (const { name } of Object.values(en.criteria)) expect(text.split(name)).toHaveLength(2);
    const [first, ...others] = Object.values(en.why.influence).map((heading) =>
      text.indexOf(heading),
    );
    expect(first).toBeGreaterThan(0);
    for (const other of others) expect(other === -1 || other > (first ?? 0)).toBe(true);
    const cannot = decision.recommendation.reasons.filter(
      ({ influence }) => influence === 'cannot',
    );
    expect(cannot.length).toBeGreaterThan(0);
    expect(text).toContain(en.why.cannot(cannot).trim());
  });

  it('says of each answer what it alone would change', () => {
    const decision = aDecision({ answers: rate('3 0 0 0 0 0') });
    expect(why(decision)).toContain(
      '• Outside knowledge: most (more than half of the requests) — at “some” it is prompting first',
    );
    const unsure = aDecision({ answers: rate('- 0 0 0 0 0') });
    expect(why(unsure)).toContain(en.why.alone('external_knowledge', unsure));
  });

  it('says which two answers together would change it, where no single one does', () => {
    const decision = aDecision({ answers: rate('0 0 0 0 0 0') });
    const pairs = {
      ...decision,
      recommendation: recommend(decision.answers, { rubric: BALANCED }),
    };
    const [first] = pairs.recommendation.flips;
    if (first === undefined) throw new Error('nothing changes it');
    expect(first.changes).toHaveLength(2);
    expect(why(pairs)).toContain(en.why.flip(first));
  });

  it('begins with what is known of the case where nothing else was said of it', () => {
    const decision = aDecision({ context: '', source: null, details: { task: 'code' } });
    const [, first] = why(decision).split(en.why.heading(decision.recommendation.verdict));
    expect(first).toMatch(/^\n?\S/u);
  });

  it('leaves it to the root to say which answers contradict each other', () => {
    const decision = aDecision({ answers: rate('0 3 0 0 4 0') });
    const said = en.why.caution.nothing_to_look_up_yet_changing();
    const root = (of: Decision) => textOf({ kind: 'root' }, aThreadContext({ decision: of }));
    expect(root(decision)).toContain(`${en.root.contradicts}: ${said}`);
    expect(why(decision)).not.toContain(said);
    const consistent = aDecision({ answers: rate('1 3 0 0 4 0') });
    expect(root(consistent)).not.toContain(en.root.contradicts);
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
    expect(why(aDecision({ answers: rate('0 3 0 0 0 0') }))).toContain(heading);
    expect(why(aDecision({ answers: rate('3 1 2 1 2 1') }))).not.toContain(heading);
  });
});

/** The links to sources in a text. */
const linksIn = (text: string): readonly string[] => text.match(/<https:\/\/[^|]+\|[^>]+>/g) ?? [];

describe('the reply that says how', () => {
  const how = (decision: Decision) => textOf({ kind: 'how' }, aThreadContext({ decision }));

  test.prop([anyDecision])('tells of each kind what to build, and why', (decision) => {
    const text = how(decision);
    const places = decision.recommendation.kinds.map((choice) =>
      text.indexOf(`${en.how.name(choice, decision)}\n`),
    );
    expect(places.length).toBeGreaterThan(0);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test.prop([anyDecision])('names no source twice', (decision) => {
    const links = linksIn(how(decision));
    expect(new Set(links).size).toBe(links.length);
  });

  it('asks for the one detail that would sharpen it, if there is one', () => {
    const vague = aDecision();
    const { sharpenBy } = vague.recommendation;
    if (sharpenBy === null) throw new Error('no detail would sharpen it');
    expect(how(vague)).toContain(en.how.sharpen(sharpenBy));
    const known = aDecision({ details: ALL_DETAILS });
    expect(known.recommendation.sharpenBy).toBeNull();
    expect(how(known).split('\n\n')).toHaveLength(known.recommendation.kinds.length);
  });
});

describe('the reply with trade-offs', () => {
  const text = (decision: Decision) => textOf({ kind: 'trade_offs' }, aThreadContext({ decision }));

  test.prop([anyDecision])(
    'shows two or three, those that weigh most, no source twice',
    (decision) => {
      const { tradeOffs } = decision.recommendation;
      const said = text(decision);
      const isShown = ({ id }: (typeof tradeOffs)[number]) =>
        said.includes(`${en.tradeOffs.title(id)}\n`);
      const shown = tradeOffs.filter(isShown);
      expect(shown).toEqual(tradeOffs.slice(0, shown.length));
      expect(shown.length).toBeGreaterThanOrEqual(Math.min(2, tradeOffs.length));
      expect(shown.length).toBeLessThanOrEqual(3);
      const links = linksIn(said);
      expect(links).toHaveLength(shown.filter(({ evidence }) => evidence !== null).length);
      expect(new Set(links).size).toBe(links.length);
    },
  );

  it('says so where none is known', () => {
    const decision = aDecision({ answers: rate('0 3 3 0 0 0') });
    expect(decision.recommendation.tradeOffs).toEqual([]);
    expect(text(decision)).toContain(en.tradeOffs.none);
  });

  it('says what each means in this case', () => {
    const decision = aDecision({ answers: rate('3 0 2 0 4 2'), considerations: ['latency'] });
    const [first] = decision.recommendation.tradeOffs;
    if (first === undefined) throw new Error('there is no trade-off');
    expect(text(decision)).toContain(en.tradeOffs.here(first.id, decision));
  });
});

describe('the reply with the test plan', () => {
  const proofOf = (decision: Decision) => textOf({ kind: 'proof' }, aThreadContext({ decision }));
  const proof = (answers: string) => proofOf(aDecision({ answers: rate(answers) }));

  test.prop([anyDecision])(
    'names the test set, the baseline, the pass line, each measure, and when to switch',
    (decision) => {
      const { plan } = decision.recommendation;
      const lines = proofOf(decision).split('\n');
      const words = en.proof;
      const said = (label: string, text: string) => `• ${label}: ${text}`;
      expect(lines).toEqual([
        words.heading,
        said(
          words.testSet,
          `${words.sample(plan.sample, decision)} ${words.apart(plan, decision)}`,
        ),
        said(words.baselineLabel, words.baseline(plan, decision)),
        said(words.passLabel, words.passLine(plan, decision)),
        ...(plan.collectLabels ? [said(words.keepLabel, words.collectLabels)] : []),
        words.measure,
        ...plan.checks.map((check) => {
          const { name, metric } = words.check(check, decision);
          return said(name, metric);
        }),
        ...(words.switches(decision).length === 0 ? [] : [words.switchHeading]),
        ...words.switches(decision).map((text) => `• ${text}`),
      ]);
    },
  );

  it('collects labels only where they are missing', () => {
    expect(proof('0 3 0 0 0 0')).toContain(en.proof.collectLabels);
    expect(proof('0 3 0 2 0 0')).not.toContain(en.proof.collectLabels);
  });
});
