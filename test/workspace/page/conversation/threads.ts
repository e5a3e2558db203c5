import type { Message } from '../../protocol.ts';

export type Thread = {
  readonly replies: number;
  readonly last: string;
  readonly people: readonly string[];
};

export const isReply = (message: Message): boolean =>
  message.threadTs !== undefined && message.threadTs !== message.ts;

/** Replies by the root's `ts`; ephemeral ones do not count, as only one person sees them. */
export function threadsOf(messages: readonly Message[]): ReadonlyMap<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const message of messages) {
    if (!isReply(message) || message.ephemeral || message.threadTs === undefined) continue;
    const held = threads.get(message.threadTs);
    threads.set(message.threadTs, {
      replies: (held?.replies ?? 0) + 1,
      last: message.ts,
      people: [...new Set([...(held?.people ?? []), message.user])],
    });
  }
  return threads;
}

const sameBreath = 300;

/** Slack leaves the name out where one person goes on within a few minutes. */
export function continues(message: Message, before: Message | undefined): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    before.ephemeral === message.ephemeral &&
    Number(message.ts) - Number(before.ts) < sameBreath &&
    dayKey(before.ts) === dayKey(message.ts)
  );
}

export const dayKey = (ts: string): string => new Date(Number(ts) * 1000).toDateString();
