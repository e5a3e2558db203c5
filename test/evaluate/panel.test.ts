import { describe, expect, it } from 'vitest';
import { TASKS } from '../../src/engine/index.ts';
import { PROJECTS, type Project, threadOf } from './panel.ts';

const recorded = (id: string): string => new URL(`threads/${id}.txt`, import.meta.url).pathname;

/** Whole sentences, of which no word can say something else in another thread. */
const sentencesOf = (thread: string): readonly string[] =>
  thread
    .split(/(?<=[.?])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');

const words = (sentence: string): number => sentence.match(/[\p{L}\p{N}%’'-]+/gu)?.length ?? 0;

/** The share of a thread's words in sentences that stand in no other thread. */
function ownShare(project: Project): number {
  const others = new Set(
    PROJECTS.filter(({ id }) => id !== project.id).flatMap((other) => sentencesOf(threadOf(other))),
  );
  const sentences = sentencesOf(threadOf(project));
  const count = (all: readonly string[]) => all.reduce((sum, one) => sum + words(one), 0);
  return count(sentences.filter((one) => !others.has(one))) / count(sentences);
}

describe('the projects of the panel', () => {
  it('are sixteen, of all kinds of task, each with its source', () => {
    expect(PROJECTS).toHaveLength(16);
    expect(new Set(PROJECTS.map(({ details }) => details.task))).toEqual(
      new Set([...TASKS, undefined]),
    );
    for (const { source } of PROJECTS) {
      expect(source.url).toMatch(/^https:\/\/[^/]+\.[^/]+/);
      expect(source.published).toMatch(/^20\d\d(-\d\d(-\d\d)?)?$/);
    }
  });

  // Recorded, so that a change of wording is seen as a difference: `npx vitest -u` records anew.
  it.each(PROJECTS)('$id has the thread that is recorded: $title', async (project) => {
    await expect(threadOf(project)).toMatchFileSnapshot(recorded(project.id));
  });

  it.each(PROJECTS)('$id has at least a third of its words for itself', (project) => {
    expect(ownShare(project)).toBeGreaterThanOrEqual(1 / 3);
  });

  it.each(PROJECTS)('$id says no sentence twice', (project) => {
    const sentences = sentencesOf(threadOf(project)).filter((one) => words(one) > 4);
    const twice = sentences.filter((one, index) => sentences.indexOf(one) !== index);
    expect(twice).toEqual([]);
  });
});
