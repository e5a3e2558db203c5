import { describe, expect, it } from 'vitest';
import { oneLine } from '../../src/exports/madr/markdown.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import { decides, FRESH, OVERRULED, recordInput, WITHDRAWN_BLIND } from './a-record.ts';
import { sectionOf, written } from './madr-parts.ts';
import { all, headingsOf, parse, textOf } from './markdown-tree.ts';

describe('the recommendation in a record as MADR', () => {
  it('tells the recommendation as its halves, what decides it, and the first step', () => {
    const { decision } = OVERRULED.discussion;
    const outcome = textOf(parse(sectionOf(written(OVERRULED), 'Decision Outcome')));
    expect(outcome).toContain(`The engine recommends “${oneLine(en.root.way(decision))}”.`);
    expect(outcome).toContain(`${oneLine(en.root.halves(decision))} Strength: leaning.`);
    expect(outcome).toContain(
      oneLine(
        `${en.question.label}: ${en.question.decides(decision)} ${en.question.findOut(decision)}`.trim(),
      ),
    );
    expect(outcome).toContain(`First step: ${oneLine(en.question.step(decision))}`);
  });

  it('says of each option what it is, how it stands, and who is for it', () => {
    const options = sectionOf(written(OVERRULED), 'Considered Options').split('\n');
    expect(options).toHaveLength(4);
    expect(options[1]).toBe(
      '* **RAG**: Look the facts up and hand them to the model with each request. In play if answers are one level off. 2 of 4 raters gave answers that lead to it. It is what Ben Okafor, Chen Wei and Dana Levi would rather have.',
    );
    expect(sectionOf(written(WITHDRAWN_BLIND), 'Considered Options')).not.toContain('reach');
  });

  it('tells where the answers come from', () => {
    expect(sectionOf(written(FRESH), 'Decision Drivers')).toMatch(
      /\n\nWhere the answers come from: Ana Ruiz, who asked\.$/,
    );
    expect(sectionOf(written(OVERRULED), 'Decision Drivers')).toMatch(
      /from: median of 4 blind ratings \(Outside knowledge, .*\); Ana Ruiz, revision 2 \(Made-up answers, Transparency\)\.$/,
    );
  });

  it('tells how to build what was decided, not what was recommended', () => {
    expect(sectionOf(written(OVERRULED), 'How to build it')).toMatch(/^\*\*Search over documents/);
    expect(sectionOf(written(OVERRULED), 'How to build it')).not.toContain('**Supervised tuning');
    expect(sectionOf(written(FRESH), 'How to build it')).toContain('**Supervised tuning');
  });

  it('tells the consequences of what was decided: each trade-off by its title, as it is here', () => {
    const { decision } = OVERRULED.discussion;
    const lines = sectionOf(written(OVERRULED), 'Consequences').split('\n');
    const id = 'answer_as_good_as_found';
    expect(lines).toContain(
      `* **${en.tradeOffs.title(id)}**: ${oneLine(en.tradeOffs.here(id, decision))}`,
    );
    expect(lines.join()).not.toContain(en.tradeOffs.title('form_not_facts'));
    expect(sectionOf(written(FRESH), 'Consequences')).toMatch(/^If “Hybrid” is chosen:/);
    expect(sectionOf(written(FRESH), 'Consequences')).toContain(
      en.tradeOffs.title('form_not_facts'),
    );
  });

  it('does not know the consequences of something else, and says so', () => {
    const input = recordInput({}, [decides('U1', { outcome: 'other', reason: 'We buy it.' })]);
    expect(sectionOf(written(input), 'Consequences')).toBe(
      'The engine does not know what this outcome brings with it.',
    );
    expect(headingsOf(written(input))).not.toContain('### How to build it');
  });

  it('has a plan that tests the recommendation, and says so where people decided otherwise', () => {
    const { decision } = OVERRULED.discussion;
    const confirmation = sectionOf(written(OVERRULED), 'Confirmation');
    expect(confirmation).toContain('It tests what the engine recommended, not what was decided.');
    const { plan } = decision.recommendation;
    expect(confirmation).toContain(
      `* **Pass line**: ${oneLine(en.proof.passLine(plan, decision))}`,
    );
    for (const text of en.proof.switches(decision)) expect(confirmation).toContain(`\n* ${text}`);
    expect(confirmation).toContain(`* **Baseline**: ${oneLine(en.proof.baseline(plan, decision))}`);
  });

  it.each([
    ['single answers', FRESH],
    ['an answer that nobody is sure of', recordInput({ answers: rate('3 4 4 - 3 2') })],
    ['pairs of answers', recordInput({ answers: rate('4 0 4 0 4 4') })],
  ])('says once what would change the recommendation: %s', (_, input) => {
    const { recommendation } = decisionRecord(en, input);
    const markdown = textOf(parse(written(input)));
    const { flips = [], openQuestions = [] } = recommendation ?? {};
    const lines = all(
      parse(sectionOf(written(input), 'What would change the recommendation')),
      'listItem',
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const { text } of [...flips, ...openQuestions]) {
      expect(markdown.split(text).length).toBeLessThanOrEqual(2);
    }
    for (const { text } of openQuestions) expect(lines.map(textOf)).toContain(text);
    const told = flips.filter(({ text }) => markdown.includes(text));
    const pairs = flips.filter(({ changes }) => changes.length > 1).length;
    const open = flips.filter(({ changes: [one] }) => one?.from === 'unsure').length;
    expect(told).toHaveLength(pairs > 0 ? Math.min(pairs, 3) : flips.length - open);
  });

  it('says no sentence of its own twice', () => {
    const [page = ''] = written(FRESH).split('## More Information');
    const sentences = textOf(parse(page))
      .split(/(?<=[.:])\s/)
      .filter((sentence) => sentence.length > 25);
    expect(sentences.filter((one, at) => sentences.indexOf(one) !== at)).toEqual([]);
  });
});
