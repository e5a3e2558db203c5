import { useEffect, useRef } from 'react';
import { channelRoute } from './route.ts';
import { useWorkspace } from './workspace-context.ts';

const recently = 10_000;
let wishedAt = Number.NEGATIVE_INFINITY;

/** Called when the person creates a channel or opens a conversation, which then opens by itself. */
export function expectConversation(): void {
  wishedAt = performance.now();
}

/** `ActResult` carries no id, so the conversation is the one that was not there before. */
export function useNewConversation(): void {
  const { snapshot, go } = useWorkspace();
  const known = useRef<ReadonlySet<string> | null>(null);

  useEffect(() => {
    const before = known.current;
    known.current = new Set(snapshot.channels.map((channel) => channel.id));
    if (before === null || performance.now() - wishedAt > recently) return;
    const fresh = snapshot.channels.find(
      (channel) => !before.has(channel.id) && channel.members.includes(snapshot.me.id),
    );
    if (fresh === undefined) return;
    wishedAt = Number.NEGATIVE_INFINITY;
    go(channelRoute(fresh.id));
  }, [snapshot, go]);
}
