import { describe, expect, it } from 'vitest';
import { createKeyedQueue } from '../src/keyed-queue.ts';

describe('tasks that share a key', () => {
  it('run one after the other, beside those of other keys', async () => {
    const queue = createKeyedQueue();
    const begun: string[] = [];
    const first = Promise.withResolvers<void>();
    const task = (name: string, until?: Promise<void>) => async () => {
      begun.push(name);
      await until;
    };
    const all = [
      queue.run('a', task('a1', first.promise)),
      queue.run('a', task('a2')),
      queue.run('b', task('b1')),
    ];
    await all[2];
    expect(begun).toEqual(['a1', 'b1']);
    expect(queue.has('a')).toBe(true);
    first.resolve();
    await Promise.all(all);
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    expect(queue.has('a')).toBe(false);
  });

  it('run whatever became of the one before, which is told of its own failure', async () => {
    const queue = createKeyedQueue();
    const failed = queue.run('a', async () => {
      throw new Error('broken');
    });
    const next = queue.run('a', async () => 'done');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });
});
