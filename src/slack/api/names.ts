import type { Clock } from '../../clock.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway } from './gateway.ts';
import { createPace, createPageStream, MORE_TO_READ } from './page-stream.ts';

/** What people are called, by id; whoever has no name, or is not known to Slack, is left out. */
export type Named = ReadonlyMap<string, string>;

/**
 * Names for what is handed out. Each question goes on where the last one had to stop, so asking again
 * after the time that Slack wishes always comes to an end.
 */
export type Names = {
  /** Of these people, whoever they are; for a few. */
  readonly of: (ids: readonly string[]) => Promise<Answer<Named>>;
  /** Of everybody in the workspace. */
  readonly everybody: () => Promise<Answer<Named>>;
};

/** A new name may be unheard of for so long. */
const FRESH_MS = 10 * 60_000;
/** Slack allows twenty pages of its list a minute, and a hundred questions about one person. */
const PAGES_A_MINUTE = 18;
const PEOPLE_A_MINUTE = 60;

export function createNames({
  gateway,
  clock,
  log,
}: {
  readonly gateway: Pick<Gateway, 'names' | 'person'>;
  readonly clock: Clock;
  readonly log: Logger;
}): Names {
  const list = createPageStream({
    ask: (cursor) => gateway.names(cursor),
    pace: createPace(clock, PAGES_A_MINUTE),
    clock,
    log,
    freshMs: FRESH_MS,
  });
  const pace = createPace(clock, PEOPLE_A_MINUTE);
  /** Null for whom Slack does not know. */
  const known = new Map<string, { readonly name: string | null; readonly at: number }>();

  async function ask(id: string): Promise<Answer<string | null>> {
    const wait = pace.take();
    if (wait > 0)
      return { kind: 'later', error: MORE_TO_READ, retryAfterMs: wait, isUnconfirmed: false };
    const answer = await gateway.person(id);
    if (answer.kind === 'done') return { kind: 'done', value: answer.value.name };
    if (answer.kind !== 'later') return { kind: 'done', value: null };
    pace.rest(answer.retryAfterMs ?? 0);
    return answer;
  }

  return {
    of: async (ids) => {
      const now = clock.elapsed();
      for (const [id, { at }] of known) {
        if (now - at >= FRESH_MS) known.delete(id);
      }
      for (const id of ids) {
        if (known.has(id)) continue;
        const answer = await ask(id);
        if (answer.kind !== 'done') return answer;
        known.set(id, { name: answer.value, at: clock.elapsed() });
      }
      const named = ids.map((id) => [id, known.get(id)?.name ?? ''] as const);
      return { kind: 'done', value: new Map(named.filter(([, name]) => name !== '')) };
    },
    everybody: async () => {
      const answer = await list.all();
      if (answer.kind !== 'done') return answer;
      const named = answer.value.filter(({ name }) => name !== '');
      return { kind: 'done', value: new Map(named.map(({ id, name }) => [id, name])) };
    },
  };
}
