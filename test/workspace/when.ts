import type { World } from './world.ts';

export type WhenOptions = { readonly timeoutMs?: number; readonly label?: string };

/** Resolves with the first value that is neither null, undefined nor false, looking at each change. */
export type When = <T>(
  look: () => T | null | undefined | false,
  options?: WhenOptions,
) => Promise<T>;

export function createWhen(world: World): When {
  return (look, { timeoutMs = 5000, label = look.toString() } = {}) =>
    new Promise((resolve, reject) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        unsubscribe();
        finish();
      };
      const check = (): void => {
        try {
          const seen = look();
          if (seen !== null && seen !== undefined && seen !== false) settle(() => resolve(seen));
        } catch (error) {
          settle(() => reject(error));
        }
      };
      const timer = setTimeout(() => {
        settle(() => reject(new Error(`not seen in ${timeoutMs} ms: ${label}\n${dump(world)}`)));
      }, timeoutMs);
      const unsubscribe = world.subscribe(check);
      check();
    });
}

/** What everybody could read at this moment, for a failed test's message. */
export function dump(world: World): string {
  const channels = [...world.channels.values()].map((channel) => {
    const lines = (world.messages.get(channel.id) ?? []).map((message) => {
      const author = world.people.get(message.user)?.name ?? message.user;
      const thread =
        message.threadTs !== undefined && message.threadTs !== message.ts ? '  ↳ ' : '';
      const only = message.onlyFor === undefined ? '' : ` (only for ${message.onlyFor})`;
      const blocks = message.blocks.map((block) => block.type).join(' ');
      return `    ${thread}${message.ts} ${author}${only}: ${message.text} [${blocks}]`;
    });
    return [`  #${channel.name || channel.members.join('+')} (${channel.id})`, ...lines].join('\n');
  });
  const modals = [...world.modals].map(([user, stack]) => {
    const titles = stack.map((view) => `${view.title} (${view.callbackId})`);
    return `  ${user}: ${titles.join(' > ') || 'none'}`;
  });
  return ['conversations:', ...channels, 'modals:', ...modals].join('\n');
}
