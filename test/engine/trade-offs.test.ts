import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  CONSIDERATIONS,
  type ConsiderationId,
  recommend,
  type TradeOff,
} from '../../src/engine/index.ts';
import { TRADE_OFFS } from '../../src/engine/trade-offs.ts';
import { guideEn } from '../../src/guide/en.ts';
import { anyAnswers, anyConsiderations, rate } from './answers.ts';

const RAG = '3 0 2 0 2 2';
const FINETUNE = '2 3 2 2 2 2';
const HYBRID = '3 3 2 2 2 2';
const PROMPTING = '2 2 2 2 2 2';

const tradeOffs = (answers: string, ticked: readonly ConsiderationId[] = []): readonly TradeOff[] =>
  recommend(rate(answers), { considerations: ticked }).tradeOffs;
const kinds = (list: readonly TradeOff[]) => new Set(list.map(({ id }) => id.split('_')[0]));

describe('trade-offs', () => {
  it.each([
    { verdict: 'rag', answers: RAG, parts: ['retrieval'] },
    { verdict: 'finetune', answers: FINETUNE, parts: ['tuning'] },
    { verdict: 'hybrid', answers: HYBRID, parts: ['retrieval', 'tuning', 'hybrid'] },
    { verdict: 'prompting', answers: PROMPTING, parts: ['prompting'] },
  ])('of $verdict are those of $parts', ({ verdict, answers, parts }) => {
    expect(recommend(rate(answers)).verdict).toBe(verdict);
    expect(kinds(tradeOffs(answers))).toEqual(new Set(parts));
  });

  it('of a hybrid are all of both parts, and its own', () => {
    const ids = (answers: string) => tradeOffs(answers).map(({ id }) => id);
    expect(ids(HYBRID)).toEqual(expect.arrayContaining([...ids(RAG), ...ids(FINETUNE)]));
  });

  it('are all reached by some verdict', () => {
    const reached = [RAG, FINETUNE, HYBRID, PROMPTING].flatMap((answers) => tradeOffs(answers));
    expect(new Set(reached.map(({ id }) => id))).toEqual(new Set(TRADE_OFFS));
  });

  test.prop([anyAnswers, anyConsiderations])(
    'are never missing, never repeated, and have their words in the guide',
    (answers, ticked) => {
      const list = recommend(answers, { considerations: ticked }).tradeOffs;
      expect(list.length).toBeGreaterThan(0);
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
      for (const { id, evidence } of list) {
        expect(guideEn.tradeOffs[id].title).not.toBe('');
        expect(guideEn.findings[evidence]).not.toBe('');
      }
    },
  );

  it('rest on what belongs to the combination first, when nothing else speaks', () => {
    const first = tradeOffs('3 3 2 2 2 2').filter(({ because }) => because === 'verdict');
    expect(first[0]?.id).toMatch(/^hybrid_/);
  });
});

describe('a ticked consideration', () => {
  it('comes first where no answer is far from the middle', () => {
    for (const answers of [RAG, FINETUNE, HYBRID, PROMPTING]) {
      for (const tick of CONSIDERATIONS) {
        const because = tradeOffs(answers, [tick]).map((tradeOff) => tradeOff.because);
        if (because.includes(tick)) expect(because[0]).toBe(tick);
      }
    }
  });

  it('outweighs any one answer: speed comes before made-up answers at their dearest', () => {
    const [first] = tradeOffs('3 0 4 0 2 2', ['latency']).filter(
      ({ id }) => id === 'retrieval_latency' || id === 'retrieval_citations',
    );
    expect(first).toMatchObject({ id: 'retrieval_latency', because: 'latency' });
  });

  it('is heard by some verdict, whichever it is', () => {
    for (const tick of CONSIDERATIONS) {
      const heard = [RAG, FINETUNE, HYBRID, PROMPTING].some((answers) =>
        tradeOffs(answers, [tick]).some(({ because }) => because === tick),
      );
      expect({ tick, heard }).toEqual({ tick, heard: true });
    }
  });

  test.prop([anyAnswers, fc.constantFrom(...CONSIDERATIONS)])(
    'ticked alone is always among the six that are shown, when it is heard at all',
    (answers, tick) => {
      const because = recommend(answers, { considerations: [tick] }).tradeOffs.map(
        (tradeOff) => tradeOff.because,
      );
      if (because.includes(tick)) expect(because.slice(0, 6)).toContain(tick);
    },
  );

  test.prop([anyAnswers, fc.constantFrom(...CONSIDERATIONS)])(
    'moves what it speaks for forward, and leaves the rest in its order',
    (answers, tick) => {
      const before = recommend(answers).tradeOffs.map(({ id }) => id);
      const after = recommend(answers, { considerations: [tick] }).tradeOffs;
      const spokenFor = new Set(
        after.filter(({ because }) => because === tick).map(({ id }) => id),
      );
      for (const id of spokenFor) {
        const place = after.findIndex((tradeOff) => tradeOff.id === id);
        const overtaken = after.slice(0, place).filter((other) => !spokenFor.has(other.id));
        expect(overtaken.length).toBeLessThanOrEqual(
          before.slice(0, before.indexOf(id)).filter((other) => !spokenFor.has(other)).length,
        );
      }
      expect(after.map(({ id }) => id).filter((id) => !spokenFor.has(id))).toEqual(
        before.filter((id) => !spokenFor.has(id)),
      );
    },
  );

  test.prop([anyAnswers, anyConsiderations])(
    'is named as a reason only if ticked',
    (answers, ticked) => {
      const { tradeOffs: list } = recommend(answers, { considerations: ticked });
      const unticked = CONSIDERATIONS.filter((id) => !ticked.includes(id));
      expect(list.filter(({ because }) => unticked.some((id) => id === because))).toEqual([]);
    },
  );
});

describe('an answer', () => {
  it.each([
    { answers: '3 0 2 0 2 4', id: 'retrieval_citations', because: 'transparency' },
    { answers: '3 0 2 0 4 2', id: 'retrieval_upkeep', because: 'data_dynamics' },
    { answers: '2 3 2 4 2 2', id: 'tuning_small_model', because: 'training_data' },
    { answers: '2 0 2 2 2 2', id: 'prompting_ceiling', because: 'model_adaptation' },
    { answers: '2 2 2 0 2 2', id: 'prompting_few_shot', because: 'training_data' },
    { answers: '4 0 2 0 0 2', id: 'retrieval_or_paste', because: 'data_dynamics' },
  ])('far from the middle brings up $id, and is named for it', ({ answers, id, because }) => {
    expect(tradeOffs(answers)).toContainEqual(expect.objectContaining({ id, because }));
  });

  it('that is unsure brings up nothing', () => {
    const because = tradeOffs('- - - - - -').map((tradeOff) => tradeOff.because);
    expect(new Set(because)).toEqual(new Set(['verdict']));
  });
});
