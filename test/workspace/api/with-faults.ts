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
  const outbox = room.faults.meet(method, args);
  if (outbox.length > 0) room.world.changed();
  for (const message of outbox) if (message.type === 'slow') await sleep(message.ms);
  const decisive = outbox.find((message) => message.type !== 'slow');
  return decisive === undefined ? run() : faulty(decisive, run);
}

async function faulty(
  message: Exclude<Effect, { type: 'slow' }>,
  run: () => Reply | Promise<Reply>,
): Promise<Reply> {
  switch (message.type) {
    case 'rate_limited':
      return rateLimitedReply(message.retryAfterSeconds);
    case 'status':
      return textReply('upstream error', message.status);
    case 'error':
      if (message.applied === true) await run();
      return jsonReply({ ok: false, error: message.error });
    case 'answer':
      return jsonReply(message.body);
    case 'refuse_block':
      return jsonReply({
        ok: false,
        error: 'invalid_blocks',
        errors: [`unsupported type: ${message.block}`],
        response_metadata: { messages: [`[ERROR] unsupported type: ${message.block}`] },
      });
    case 'hang':
    case 'reset':
      if (message.applied) await run();
      return { type: message.type };
  }
}

export function rateLimitedReply(seconds: number): Reply {
  const headers = { 'retry-after': String(seconds) };
  return jsonReply({ ok: false, error: 'ratelimited' }, 429, headers);
}
