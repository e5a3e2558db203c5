import { describe, expect, it } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox-entry.ts';
import { type Answers, CRITERIA, LEVELS, type Rubric } from '../../src/engine/index.ts';
import { en, english } from '../../src/i18n/en/english.ts';
import { overrideCriteria } from '../../src/i18n/pick.ts';
import { render } from '../../src/outbox/render.ts';
import { EMPTY_MEMORY } from '../../src/slack/assessment/assessment-form.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../src/slack/assessment/assessment-view.ts';
import { rate } from '../engine/answers.ts';
import { aThreadContext } from '../slack/a-thread-context.ts';
import { aDecision } from '../store/a-decision.ts';

const { criteria } = en;

type Wording = NonNullable<Rubric['wording']>;

/** Words of one's own for everything, none of which is one of ours. */
const OWN: Wording = Object.fromEntries(
  CRITERIA.map((id) => [
    id,
    {
      name: `Name of ${id}`,
      question: `Question of ${id}?`,
      hint: `Hint of ${id}.`,
      levels: Object.fromEntries(
        LEVELS.map((level) => [
          level,
          { short: `${id} ${level}`, facts: `facts of ${id} at ${level}` },
        ]),
      ),
    },
  ]),
);

const FEW: Wording = {
  external_knowledge: { name: 'Archive', levels: { 3: { short: 'a great deal' } } },
  training_data: { question: 'How many pairs?', levels: { 1: { facts: 'a handful' } } },
  hallucination: { hint: 'Ask the lawyers.' },
};

describe('words of one’s own', () => {
  it('may be none: then all are ours', () => {
    expect(overrideCriteria(criteria)).toEqual(criteria);
    expect(overrideCriteria(criteria, {})).toEqual(criteria);
    expect(
      overrideCriteria(criteria, { transparency: {}, hallucination: { levels: { 2: {} } } }),
    ).toEqual(criteria);
  });

  it('may be some: then the others stay ours', () => {
    const { external_knowledge, training_data, hallucination } = criteria;
    expect(overrideCriteria(criteria, FEW)).toEqual({
      ...criteria,
      external_knowledge: {
        ...external_knowledge,
        name: 'Archive',
        levels: {
          ...external_knowledge.levels,
          3: { ...external_knowledge.levels[3], short: 'a great deal' },
        },
      },
      training_data: {
        ...training_data,
        question: 'How many pairs?',
        levels: {
          ...training_data.levels,
          1: { ...training_data.levels[1], facts: 'a handful' },
        },
      },
      hallucination: { ...hallucination, hint: 'Ask the lawyers.' },
    });
  });

  it('may be all, each in its own place', () => {
    expect(overrideCriteria(criteria, OWN)).toEqual(OWN);
  });

  it('leave ours as they were', () => {
    const before = structuredClone(criteria);
    overrideCriteria(criteria, OWN);
    expect(criteria).toEqual(before);
  });
});

describe('where words are read,', () => {
  const messages = (wording: Wording) => english(overrideCriteria(criteria, wording));
  const shown = (
    wording: Wording,
    message: OutboxMessage['kind'] & ('root' | 'why' | 'how' | 'proof' | 'trade_offs'),
    answers: Answers,
  ) =>
    render(
      messages(wording),
      { kind: message },
      { ...aThreadContext({ decision: aDecision({ answers }) }), botUserId: 'UBOT' },
      { channelId: 'C1' },
    )
      .map(({ text }) => text)
      .join('\n');

  it('the form asks with them, and offers them', () => {
    const form = JSON.stringify(
      assessmentModal(messages(OWN), EMPTY_DRAFT, { ...EMPTY_MEMORY, channel: 'C1' }),
    );
    for (const id of CRITERIA) {
      expect(form).toContain(`Name of ${id}: Question of ${id}?`);
      expect(form).toContain(`Hint of ${id}.`);
      for (const level of LEVELS) {
        const [first = '', ...rest] = `${id} ${level}: facts of ${id} at ${level}`;
        expect(form).toContain(first.toUpperCase() + rest.join(''));
      }
    }
  });

  it('the reasons say them', () => {
    const why = shown(OWN, 'why', rate('3 4 4 3 3 2'));
    for (const [id, level] of Object.entries(rate('3 4 - 3 - -'))) {
      if (level === 'unsure') continue;
      expect(why).toContain(`Name of ${id}: ${id} ${level} (facts of ${id} at ${level})`);
    }
    expect(why).toContain('Name of hallucination (“hallucination 4”)');
  });

  it('what would change the verdict says them', () => {
    expect(shown(OWN, 'why', rate('3 4 4 3 3 2'))).toContain(
      'at “external_knowledge 1” it is fine-tuning',
    );
    expect(shown(OWN, 'why', rate('4 - 0 4 0 0'))).toContain(
      'RAG up to “model_adaptation 2”, hybrid from “model_adaptation 3”',
    );
  });

  it('the root says what decides in them', () => {
    expect(shown(OWN, 'root', rate('4 - 0 4 0 0'))).toContain('Name of model_adaptation');
  });

  it('the test plan and the trade-offs say them', () => {
    const answers = rate('4 4 4 3 3 4');
    const said = shown(OWN, 'proof', answers) + shown(OWN, 'trade_offs', answers);
    expect(said).toMatch(/“(hallucination|transparency|data_dynamics|model_adaptation) \d”/);
  });

  it('none of ours is left where there is one of theirs', () => {
    for (const answers of ['3 4 4 3 3 2', '1 1 1 1 1 1', '4 - 0 - 2 -', '- - - - - -'].map(rate)) {
      const all = (['root', 'why', 'how', 'proof', 'trade_offs'] as const)
        .map((message) => shown(OWN, message, answers))
        .join('\n');
      for (const id of CRITERIA) {
        expect(all).not.toContain(`${criteria[id].name}:`);
        expect(all).not.toContain(`if ${criteria[id].name.toLowerCase()} `);
        expect(all).not.toContain(`here: ${criteria[id].name.toLowerCase()},`);
        for (const level of LEVELS) {
          // The advice speaks of a level in words of its own; the reasons tell theirs.
          expect(shown(OWN, 'why', answers)).not.toContain(criteria[id].levels[level].facts);
          expect(all).not.toContain(`“${criteria[id].levels[level].short}”`);
        }
      }
    }
  });

  it('ours and theirs stand side by side where some are left out', () => {
    const why = shown(FEW, 'why', rate('3 4 4 3 3 2'));
    expect(why).toContain('Archive: a great deal (');
    expect(why).toContain('at “a few” it is fine-tuning');
  });
});
