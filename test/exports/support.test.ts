import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { recommend, VERDICTS, type Verdict } from '../../src/engine/index.ts';
import { supportFor } from '../../src/exports/record/support.ts';
import { anyAnswers, rate } from '../engine/answers.ts';
import { countVerdicts, exactly } from '../engine/profiles.ts';

const retrieves = (verdict: Verdict) => verdict === 'rag' || verdict === 'hybrid';
const tunes = (verdict: Verdict) => verdict === 'finetune' || verdict === 'hybrid';

describe('what speaks for an option', () => {
  test.prop([anyAnswers])(
    'agrees with every way in which the unsure answers may turn out',
    (answers) => {
      const possible = [...countVerdicts(answers, exactly).keys()];
      const { needs } = recommend(answers);
      for (const option of VERDICTS) {
        const { knowledge, behaviour } = supportFor(option, needs);
        for (const [has, support] of [
          [retrieves, knowledge],
          [tunes, behaviour],
        ] as const) {
          const agreeing = possible.filter((verdict) => has(verdict) === has(option)).length;
          const expected = agreeing === possible.length ? 'yes' : agreeing === 0 ? 'no' : 'open';
          expect(support.supported).toBe(expected);
        }
      }
    },
  );

  it('is nowhere against the verdict of sure answers', () => {
    const { verdict, needs } = recommend(rate('3 4 4 3 3 2'));
    expect(supportFor(verdict, needs)).toMatchObject({
      knowledge: { supported: 'yes', away: { least: 0, most: 0 } },
      behaviour: { supported: 'yes', away: { least: 0, most: 0 } },
    });
  });

  it('counts the points that a need would have to rise or to fall', () => {
    const { needs } = recommend(rate('3 1 4 3 3 2'));
    expect(needs.knowledge).toMatchObject({ low: 33, threshold: 24 });
    expect(supportFor('prompting', needs).knowledge.away).toEqual({ least: 10, most: 10 });
    expect(supportFor('hybrid', needs).behaviour.away).toEqual({ least: 2, most: 2 });
  });

  it('gives both ends while answers are unsure', () => {
    const { needs } = recommend(rate('- 1 0 3 0 0'));
    expect(supportFor('rag', needs).knowledge).toEqual({
      includes: true,
      supported: 'open',
      away: { least: 0, most: 24 },
    });
  });

  it('does not ask for points where only examples are missing', () => {
    const { needs } = recommend(rate('0 4 0 0 0 0'));
    expect(supportFor('finetune', needs).behaviour).toMatchObject({
      supported: 'no',
      away: { least: 0, most: 0 },
    });
  });
});
