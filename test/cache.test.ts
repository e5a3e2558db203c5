import { describe, expect, it } from 'vitest';
import { createCache } from '../src/cache.ts';

/** A cache of answers for ten milliseconds; what begins with “no” is not kept. */
function aCache() {
  let now = 0;
  const questions: { readonly key: string; readonly answer: (text: string) => void }[] = [];
  const cache = createCache<string>({
    ask: (key) => {
      const { promise, resolve } = Promise.withResolvers<string>();
      questions.push({ key, answer: resolve });
      return promise;
    },
    isKept: (answer) => !answer.startsWith('no'),
    freshMs: 10,
    clock: { elapsed: () => now },
  });
  return {
    cache,
    questions,
    pass: (ms: number) => {
      now += ms;
    },
    answer: async (key: string, text: string): Promise<string> => {
      const { answer } = cache.get(key);
      questions.findLast((question) => question.key === key)?.answer(text);
      return answer;
    },
  };
}

describe('an answer that is remembered', () => {
  it('is asked for once by all who wait for it', async () => {
    const { cache, questions } = aCache();
    const both = [cache.get('a').answer, cache.get('a').answer];
    questions[0]?.answer('yes');
    expect(await Promise.all(both)).toEqual(['yes', 'yes']);
    expect(questions).toHaveLength(1);
  });

  it('is told at once as long as it is fresh', async () => {
    const { cache, pass, questions, answer } = aCache();
    await answer('a', 'yes');
    pass(9);
    expect(cache.get('a').settled).toBe('yes');
    pass(1);
    expect(cache.get('a').settled).toBeUndefined();
    expect(questions).toHaveLength(2);
  });

  it('is asked for again by whoever needs a newer one', async () => {
    const { cache, pass, questions, answer } = aCache();
    await answer('a', 'yes');
    pass(5);
    cache.get('a', 6);
    expect(questions).toHaveLength(1);
    cache.get('a', 5);
    expect(questions).toHaveLength(2);
  });

  it('stays when the newer one is worth nothing', async () => {
    const { cache, pass, questions, answer } = aCache();
    await answer('a', 'yes');
    pass(5);
    const newer = cache.get('a', 5).answer;
    questions[1]?.answer('no answer');
    expect(await newer).toBe('no answer');
    expect(cache.peek('a')?.settled).toBe('yes');
  });

  it('is asked for anew when it was worth nothing, or is to be forgotten', async () => {
    const { cache, questions, answer } = aCache();
    await answer('a', 'no answer');
    expect(cache.peek('a')).toBeUndefined();
    await answer('a', 'yes');
    cache.forget('a');
    cache.get('a');
    expect(questions).toHaveLength(3);
  });

  it('is asked for anew after the question itself failed, which whoever waits hears of', async () => {
    let questions = 0;
    const cache = createCache<string>({
      ask: async () => {
        questions += 1;
        throw new Error('broken');
      },
      isKept: () => true,
      freshMs: 10,
      clock: { elapsed: () => 0 },
    });
    await expect(cache.get('a').answer).rejects.toThrow('broken');
    await expect(cache.get('a').answer).rejects.toThrow('broken');
    expect(questions).toBe(2);
  });
});
