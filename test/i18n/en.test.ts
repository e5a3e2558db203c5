import { describe, expect, it } from 'vitest';
import { DELIVERY_REFUSALS } from '../../src/domain/outbox-entry.ts';
import { CONSIDERATIONS, CRITERIA, LEVELS } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { EMPTY_MEMORY } from '../../src/slack/assessment/assessment-form.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../src/slack/assessment/assessment-view.ts';
import { EXAMPLE_IDS } from '../../src/slack/assessment/examples.ts';
import { LIMIT } from '../../src/slack/kit/blocks.ts';

describe('words that stand in the options of the form fit without being cut:', () => {
  const fits = (words: string) => expect(words.length).toBeLessThanOrEqual(LIMIT.optionText);

  it.each(CRITERIA.flatMap((id) => LEVELS.map((level) => ({ id, level }))))(
    '$id at level $level',
    ({ id, level }) => {
      const { short, facts } = en.criteria[id].levels[level];
      fits(`${short}: ${facts}`);
    },
  );

  it.each(CONSIDERATIONS)('the consideration %s', (id) => {
    fits(`${en.considerations[id].name}: ${en.considerations[id].hint}`);
  });

  it.each(EXAMPLE_IDS)('the example %s', (id) => fits(en.modal.examples[id].name));

  it('not being sure', () => fits(`${en.notSure.short}: ${en.notSure.facts}`));
});

describe('words around the form', () => {
  it('that are its title and its buttons fit', () => {
    for (const words of [en.modal.title, en.modal.submit, en.modal.close]) {
      expect(words.length).toBeLessThanOrEqual(LIMIT.modalTitle);
    }
  });

  it('that stand in empty fields fit', () => {
    for (const words of [en.modal.choose, en.modal.exampleChoose, en.notice.elsewhere]) {
      expect(words.length).toBeLessThanOrEqual(LIMIT.placeholder);
    }
  });

  it('are shown whole: nothing in the empty form is cut', () => {
    const form = assessmentModal(en, EMPTY_DRAFT, EMPTY_MEMORY);
    expect(JSON.stringify(form)).not.toContain('…');
  });

  it('of examples fit into the fields they fill in', () => {
    for (const { title, context } of Object.values(en.modal.examples)) {
      expect(title.length).toBeLessThanOrEqual(LIMIT.header);
      expect(context.length).toBeLessThanOrEqual(LIMIT.inputText);
    }
  });
});

describe('words on buttons', () => {
  it('fit', () => {
    for (const label of [en.notice.retry, ...Object.values(en.discussion.buttons)]) {
      expect(label.length).toBeLessThanOrEqual(LIMIT.buttonText);
    }
  });
});

describe('the five levels of a criterion', () => {
  it.each(CRITERIA)('%s have a word each, and facts that tell them apart', (id) => {
    const levels = LEVELS.map((level) => en.criteria[id].levels[level]);
    expect(new Set(levels.map(({ short }) => short)).size).toBe(LEVELS.length);
    expect(new Set(levels.map(({ facts }) => facts)).size).toBe(LEVELS.length);
  });
});

describe('a digest that Slack refuses', () => {
  it.each(DELIVERY_REFUSALS)(
    'has a remedy that comes before turning it on again: %s',
    (refusal) => {
      const said = en.digest.refused({ refusal, channel: '<#C1>', error: 'some_error' });
      expect(said).toMatch(/: \w[^.]+\. Then turn it on again/);
    },
  );
});

describe('help', () => {
  it('names the command as it was typed, and the article', () => {
    expect(en.help('/rag-or-finetune')).toContain('`/rag-or-finetune help`');
    expect(en.help('/rag-or-finetune')).toMatch(/Heiko Hotz, <https:\/\/towardsdatascience\.com/);
  });
});
