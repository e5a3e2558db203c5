import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  type Answers,
  CONSIDERATIONS,
  type ConsiderationId,
  CRITERIA,
  type CriterionId,
  type LEVELS,
  recommend,
  type TradeOff,
  type TradeOffId,
  type Verdict,
} from '../../src/engine/index.ts';
import { TRADE_OFFS, tradeOffsFor } from '../../src/engine/trade-offs.ts';
import { guideEn } from '../../src/guide/en.ts';
import { anyAnswers, anyConsiderations, but, rate } from './answers.ts';
import { relevance, VOICES } from './trade-off-voices.ts';

const VERDICTS: readonly Verdict[] = ['prompting', 'rag', 'finetune', 'hybrid'];
const middle = () => rate('2 2 2 2 2 2');

const listOf = (verdict: Verdict, answers: Answers, ticked: readonly ConsiderationId[] = []) =>
  tradeOffsFor(verdict, answers, new Set(ticked));

const ids = (list: readonly TradeOff[]) => list.map(({ id }) => id);
const comesWith = (verdict: Verdict) => TRADE_OFFS.filter((id) => VOICES[id].of.includes(verdict));

describe('a trade-off', () => {
  it.each(TRADE_OFFS)('%s comes with its verdicts, its evidence and what speaks for it', (id) => {
    const of = VERDICTS.filter((verdict) => ids(listOf(verdict, middle())).includes(id));
    const found = (answers: Answers, ticked: readonly ConsiderationId[] = []) =>
      of.map((verdict) => listOf(verdict, answers, ticked).find((one) => one.id === id));
    const namedAt = (criterion: CriterionId, level: (typeof LEVELS)[number]) =>
      found(but(middle(), { [criterion]: level })).some((one) => one?.because === criterion);
    expect({
      of,
      evidence: found(middle())[0]?.evidence,
      high: CRITERIA.filter((criterion) => namedAt(criterion, 4)),
      low: CRITERIA.filter((criterion) => namedAt(criterion, 0)),
      ticked: CONSIDERATIONS.filter((wish) =>
        found(middle(), [wish]).some((one) => one?.because === wish),
      ),
    }).toEqual({
      ...VOICES[id],
      of: VERDICTS.filter((verdict) => comesWith(verdict).includes(id)),
    });
  });
});

describe('trade-offs', () => {
  const anyVerdict = fc.constantFrom(...VERDICTS);

  test.prop([anyAnswers, anyConsiderations])(
    'are those of the verdict, each with its words in the guide',
    (answers, ticked) => {
      const { verdict, tradeOffs } = recommend(answers, { considerations: ticked });
      expect(tradeOffs).toEqual(listOf(verdict, answers, ticked));
      expect(ids(tradeOffs).toSorted()).toEqual(comesWith(verdict).toSorted());
      for (const { id, evidence } of tradeOffs) {
        expect(guideEn.tradeOffs[id].title).not.toBe('');
        expect(guideEn.findings[evidence]).not.toBe('');
      }
    },
  );

  test.prop([anyVerdict, anyAnswers, anyConsiderations])(
    'come in the order of how much speaks for them, in their usual order on a tie',
    (verdict, answers, ticked) => {
      const ranked = comesWith(verdict).toSorted(
        (a, b) => relevance(b, answers, ticked) - relevance(a, answers, ticked),
      );
      expect(ids(listOf(verdict, answers, ticked))).toEqual(ranked);
    },
  );

  it('are each reached by some verdict', () => {
    const reached = VERDICTS.flatMap((verdict) => ids(listOf(verdict, middle())));
    expect(new Set(reached)).toEqual(new Set(TRADE_OFFS));
  });

  it('of a hybrid begin with its own, when nothing else speaks', () => {
    const list = listOf('hybrid', middle());
    expect(ids(list).slice(0, 3)).toEqual(['hybrid_sum', 'hybrid_uneven', 'hybrid_reads']);
    expect(new Set(list.map(({ because }) => because))).toEqual(new Set(['verdict']));
  });

  it('come from the verdict alone when every answer is unsure', () => {
    const because = listOf('rag', rate('- - - - - -')).map((tradeOff) => tradeOff.because);
    expect(new Set(because)).toEqual(new Set(['verdict']));
  });
});

describe('the reason for a trade-off', () => {
  const because = (
    id: TradeOffId,
    verdict: Verdict,
    answers: string,
    ticked: readonly ConsiderationId[] = [],
  ) => listOf(verdict, rate(answers), ticked).find((one) => one.id === id)?.because;

  it('is what speaks loudest for it', () => {
    expect(because('retrieval_citations', 'rag', '2 2 3 2 2 4')).toBe('transparency');
    expect(because('retrieval_citations', 'rag', '2 2 4 2 2 3')).toBe('hallucination');
    expect(because('retrieval_or_paste', 'rag', '0 2 2 2 1 2')).toBe('external_knowledge');
    expect(because('retrieval_or_paste', 'rag', '1 2 2 2 0 2')).toBe('data_dynamics');
  });

  it('is a wish before any answer', () => {
    expect(because('retrieval_upkeep', 'rag', '2 2 2 2 4 2', ['maintenance'])).toBe('maintenance');
  });

  it('is an answer at its end before the combination, and the combination before one near it', () => {
    expect(because('hybrid_sum', 'hybrid', '4 2 2 2 2 2')).toBe('external_knowledge');
    expect(because('hybrid_sum', 'hybrid', '3 2 2 2 2 2')).toBe('verdict');
  });

  it('is the verdict for an answer in the middle or on the other side of it', () => {
    expect(because('retrieval_upkeep', 'rag', '2 2 2 2 3 2')).toBe('data_dynamics');
    expect(because('retrieval_upkeep', 'rag', '2 2 2 2 1 2')).toBe('verdict');
    expect(because('tuning_labels', 'finetune', '2 2 2 3 2 2')).toBe('verdict');
  });
});

describe('a ticked consideration', () => {
  const anyTick = fc.constantFrom(...CONSIDERATIONS);

  it('is heard by some verdict, whichever it is', () => {
    for (const tick of CONSIDERATIONS) {
      const heard = VERDICTS.some((verdict) =>
        listOf(verdict, middle(), [tick]).some(({ because }) => because === tick),
      );
      expect({ tick, heard }).toEqual({ tick, heard: true });
    }
  });

  test.prop([anyAnswers, anyTick])(
    'ticked alone is always among the six that are shown, when it is heard at all',
    (answers, tick) => {
      const because = recommend(answers, { considerations: [tick] }).tradeOffs.map(
        (tradeOff) => tradeOff.because,
      );
      if (because.includes(tick)) expect(because.slice(0, 6)).toContain(tick);
    },
  );

  test.prop([anyAnswers, anyConsiderations])(
    'is named as a reason only if ticked',
    (answers, ticked) => {
      const { tradeOffs } = recommend(answers, { considerations: ticked });
      const unticked = CONSIDERATIONS.filter((id) => !ticked.includes(id));
      expect(tradeOffs.filter(({ because }) => unticked.some((id) => id === because))).toEqual([]);
    },
  );
});
