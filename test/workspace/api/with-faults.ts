import { setTimeout as sleep } from 'node:timers/promises';
import type { Effect } from '../faults.ts';
import type { Json } from '../json.ts';
import { jsonReply, type Reply, textReply } from '../reply.ts';
import type { Room } from '../room.ts';

/** Runs a call as the faults want it: late, in vain, or with its answer lost. */
export async function withFaults(
  room: Room,
  method: string,
  args: Json,
  run: () => Reply | Promise<Reply>,
): Promise<Reply> {
  const effects = room.faults.meet(method, args);
  if (effects.length > 0) room.world.changed();
  for (const effect of effects) {
    if (effect.type === 'slow') await sleep(effect.ms);
    if (effect.type === 'late') await effect.until;
  }
  const decisive = effects.find(({ type }) => type !== 'slow' && type !== 'late');
  return decisive === undefined ? run() : faulty(decisive, run);
}

async function faulty(effect: Effect, run: () => Reply | Promise<Reply>): Promise<Reply> {
  switch (effect.type) {
    case 'rate_limited':
      return rateLimitedReply(effect.retryAfterSeconds);
    case 'status':
      return textReply('upstream error', effect.status);
    case 'error':
      if (effect.applied === true) await run();
      return jsonReply({ ok: false, error: effect.error });
    case 'answer':
      return jsonReply(effect.body);
    case 'refuse_block':
      return jsonReply({
        ok: false,
        error: 'invalid_blocks',
        errors: [`unsupported type: ${effect.block}`],
        response_metadata: { messages: [`[ERROR] unsupported type: ${effect.block}`] },
      });
    case 'slow':
    case 'late':
      return run();
    case 'hang':
    case 'reset':
      if (effect.applied) await run();
      return { type: effect.type };
  }
}

export function rateLimitedReply(seconds: number): Reply {
  const headers = { 'retry-after': String(seconds) };
  return jsonReply({ ok: false, error: 'ratelimited' }, 429, headers);
}
