import { findMessage } from '../messages.ts';
import type { Room } from '../room.ts';
import { ApiError } from './api-error.ts';

/** The thread a reply belongs to; Slack wants the root's `ts`, not a reply's. */
export function threadRoot(
  room: Room,
  channel: string,
  ts: string | undefined,
): string | undefined {
  if (ts === undefined || ts === '') return undefined;
  if (!/^\d{10}\.\d{6}$/.test(ts)) throw new ApiError('invalid_thread_ts');
  const root = findMessage(room.world, channel, ts);
  if (root === undefined || root.ephemeral) throw new ApiError('thread_not_found');
  if (root.threadTs !== undefined && root.threadTs !== root.ts) {
    throw new ApiError('invalid_thread_ts');
  }
  return root.ts;
}
