import type { Clock } from '../../clock.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Logger } from '../../logger.ts';
import type { Answer } from './answer.ts';
import type { Gateway } from './gateway.ts';
import { createPace, createPageStream, MORE_TO_READ } from './page-stream.ts';

/** Names by user id; leaves out people who have no name or whom Slack does not know. */
export type Named = ReadonlyMap<string, string>;

/**
 * Looks up people's names for exports. A call that Slack's rate limit interrupts answers `later`, and
 * the next call continues where it stopped, so repeating it always completes.
 */
export type Names = {
  /** The names of these people, with one call to Slack each; for a few people. */
  readonly of: (ids: readonly string[]) => Promise<Answer<Named>>;
  /** The names of all people in the workspace. */
  readonly everybody: () => Promise<Answer<Named>>;
};

/** How long names are cached: a person who renames appears under the old name until then. */
const FRESH_MS = 10 * MINUTE_MS;
/** Below Slack's limits: 20 pages of `users.list` and 100 calls of `users.info` a minute. */
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
  /** The name is null for people whom Slack does not know. */
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
