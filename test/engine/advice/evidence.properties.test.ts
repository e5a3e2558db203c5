import { test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { EvidenceId, Task } from '../../../src/engine/index.ts';
import { runs } from '../../runs.ts';
import { advise, anyCase, recommendFor } from './cases.ts';

/** Sources that measured one kind of task, as their titles say; the others may be named anywhere. */
const ONLY_OF: Partial<Record<EvidenceId, readonly Task[]>> = {
  balaguer_2024: ['answer'],
  magesh_2024: ['answer'],
  shen_2024: ['answer'],
  govuk_2026: ['answer'],
  intercom_apex_2026: ['answer'],
  intercom_reranker_2025: ['answer'],
  tone_2025: ['write'],
  wang_2025: ['code'],
  airbnb_2025: ['code'],
  spider2_2025: ['code'],
  biderman_2024: ['code'],
  tau_bench_2024: ['act'],
  checkr_2024: ['classify'],
  lawma_2025: ['classify'],
  sambanova_2026: ['classify'],
  nvidia_2025: ['classify'],
  moll_2025: ['extract'],
  huang_2026: ['extract'],
  jsonschemabench_2025: ['extract'],
};

describe('a source', () => {
  test.prop([anyCase], runs(3000))(
    'is named only where it speaks of such a task, once that is known',
    (one) => {
      const { kinds, cautions, tradeOffs } = recommendFor(one);
      const { task } = one.details;
      if (task === undefined) return;
      for (const { evidence } of [...kinds, ...cautions, ...tradeOffs]) {
        if (evidence !== null) expect(ONLY_OF[evidence] ?? [task]).toContain(task);
      }
    },
  );

  test.prop([anyCase], runs(3000))('is named once among the trade-offs', (one) => {
    const named = recommendFor(one).tradeOffs.flatMap(({ evidence }) => evidence ?? []);
    expect(new Set(named).size).toBe(named.length);
  });

  it.each<{ task?: Task; of: EvidenceId }>([
    { task: 'classify', of: 'checkr_2024' },
    { task: 'extract', of: 'moll_2025' },
    { of: 'nvidia_2025' },
    { task: 'write', of: 'openai_caching_2026' },
  ])('of tuning for $task is $of', ({ task, of }) => {
    const details = task === undefined ? {} : { task };
    const working = task === 'classify' || task === 'extract' ? {} : { measured: 90, needed: 80 };
    const { kinds } = advise('0 4 1 3 1 1', { ...details, ...working, today: 'prompt' });
    expect(kinds.find(({ part }) => part === 'tuning')?.evidence).toBe(of);
  });

  it('that a kind names already is named again only where no other fits', () => {
    const code = advise('4 1 1 1 2 2', { task: 'answer', lookUp: 'code' });
    expect(code.kinds.find(({ part }) => part === 'retrieval')?.evidence).toBe('sen_2026');
    expect(code.tradeOffs.find(({ id }) => id === 'steps_cost_time')?.evidence).toBe(
      'subramanian_2025',
    );
    const agent = advise('4 1 1 1 2 2', { task: 'act' });
    expect(agent.kinds.find(({ part }) => part === 'prompting')?.evidence).toBe('tau_bench_2024');
    expect(agent.tradeOffs.find(({ id }) => id === 'runs_differ')?.evidence).toBe('tau_bench_2024');
  });

  it('of tuning a search is not the one of its ranking, where both are told', () => {
    const short = { today: 'retrieval', measured: 60, needed: 80 } as const;
    const { kinds, tradeOffs } = advise('4 1 1 1 2 2', short);
    expect(kinds.find(({ kind }) => kind === 'retriever')?.evidence).toBe('nguyen_2024');
    expect(tradeOffs.find(({ id }) => id === 'ranking_before_model')?.evidence).toBe(
      'intercom_reranker_2025',
    );
  });

  it('is missing rather than borrowed: nobody measured such a task', () => {
    const { tradeOffs } = advise('0 4 1 3 1 1', { task: 'act' });
    expect(tradeOffs.find(({ id }) => id === 'learns_and_forgets')?.evidence).toBeNull();
  });
});
