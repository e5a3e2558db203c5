import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en/english.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Answer } from '../../../src/slack/api/answer.ts';
import { EMPTY_MEMORY } from '../../../src/slack/assessment/assessment-form.ts';
import { assessmentModal, EMPTY_DRAFT } from '../../../src/slack/assessment/assessment-view.ts';
import type { ModalView } from '../../../src/slack/kit/blocks.ts';
import { createFormUpdates } from '../../../src/slack/listeners/form-updates.ts';
import { gatewayWith, LIMITED, NO_ANSWER, refused } from '../../outbox/a-gateway.ts';

const DONE: Answer<null> = { kind: 'done', value: null };
const form = (title: string): ModalView =>
  assessmentModal(en, { ...EMPTY_DRAFT, title }, { ...EMPTY_MEMORY, channel: 'C1' });

/** Form updates of which each waits for its answer until the test gives one. */
function updatesByHand() {
  const asked: string[] = [];
  const waiting: ((answer: Answer<null>) => void)[] = [];
  const lines: string[] = [];
  const log = createLogger({
    level: 'trace',
    secrets: [],
    json: true,
    write: (line) => lines.push(line),
  });
  const gateway = {
    ...gatewayWith({}).gateway,
    updateModal: (viewId: string, view: ModalView) => {
      const title = JSON.stringify(view).match(/"initial_value":"(\w+)"/)?.[1];
      asked.push(`${viewId} ${title}`);
      return new Promise<Answer<null>>((resolve) => waiting.push(resolve));
    },
  };
  /** Lets everything happen that does not wait for Slack. */
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    updates: createFormUpdates({ gateway, log }),
    asked,
    log: () => lines.join(''),
    settle,
    answer: async (answer: Answer<null>): Promise<void> => {
      await settle();
      const resolve = waiting.shift();
      if (resolve === undefined) throw new Error('nothing was asked');
      resolve(answer);
      await settle();
    },
  };
}

describe('updates of a form', () => {
  it('go out one after the other, in the order of the wishes', async () => {
    const { updates, asked, settle, answer } = updatesByHand();
    const shown = ['first', 'second', 'third'].map((title) => updates.show('V1', form(title)));
    await settle();
    expect(asked).toEqual(['V1 first']);
    await answer(DONE);
    expect(asked).toEqual(['V1 first', 'V1 second']);
    await answer(DONE);
    await answer(DONE);
    await Promise.all(shown);
    expect(asked).toEqual(['V1 first', 'V1 second', 'V1 third']);
  });

  it('do not wait for those of another form', async () => {
    const { updates, asked, settle, answer } = updatesByHand();
    const shown = [updates.show('V1', form('one')), updates.show('V2', form('other'))];
    await settle();
    expect(asked).toEqual(['V1 one', 'V2 other']);
    await answer(DONE);
    await answer(DONE);
    await Promise.all(shown);
  });

  it('are under way until the last one has been answered', async () => {
    const { updates, answer } = updatesByHand();
    expect(updates.isUnderWay('V1')).toBe(false);
    const shown = [updates.show('V1', form('first')), updates.show('V1', form('second'))];
    expect(updates.isUnderWay('V1')).toBe(true);
    expect(updates.isUnderWay('V2')).toBe(false);
    await answer(DONE);
    expect(updates.isUnderWay('V1')).toBe(true);
    await answer(DONE);
    await Promise.all(shown);
    expect(updates.isUnderWay('V1')).toBe(false);
  });

  it.each([LIMITED, NO_ANSWER])('are tried once more after trouble: $error', async (trouble) => {
    const { updates, asked, log, answer } = updatesByHand();
    const shown = [updates.show('V1', form('first')), updates.show('V1', form('second'))];
    await answer(trouble);
    expect(asked).toEqual(['V1 first', 'V1 first']);
    await answer(DONE);
    await answer(DONE);
    await Promise.all(shown);
    expect(asked).toEqual(['V1 first', 'V1 first', 'V1 second']);
    expect(log()).toBe('');
  });

  it('are given up after that, which is logged, and the next one goes out', async () => {
    const { updates, asked, log, answer } = updatesByHand();
    const shown = [updates.show('V1', form('first')), updates.show('V1', form('second'))];
    await answer(NO_ANSWER);
    await answer(NO_ANSWER);
    await answer(DONE);
    await Promise.all(shown);
    expect(asked).toEqual(['V1 first', 'V1 first', 'V1 second']);
    expect(log()).toContain('http_503');
    expect(updates.isUnderWay('V1')).toBe(false);
  });

  it('that are refused are not tried again: the form was closed', async () => {
    const { updates, asked, log, answer } = updatesByHand();
    const shown = updates.show('V1', form('first'));
    await answer(refused('not_found'));
    await shown;
    expect(asked).toEqual(['V1 first']);
    expect(log()).toContain('not_found');
    expect(log()).not.toContain('"first"');
  });
});
