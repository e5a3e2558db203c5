import { findChannel, findPerson } from './channels.ts';
import { statesOf } from './messages.ts';
import type { Room } from './room.ts';
import type { Sent } from './sent-log.ts';
import type { MessageState } from './world.ts';

/** What nobody in the workspace can see, and tests want to know. */
export type Inspection = {
  /**
   * Everything the app has ever shown to anybody, in order; with a person or a channel (by name or
   * id), what was shown there. Direct messages count as shown to the person.
   */
  readonly sentTo: (whom?: string) => readonly Sent[];
  /** Every state a message has been in, as it was posted first. */
  readonly updates: (channel: string, ts: string) => readonly MessageState[];
};

export function createInspection({ world, sent }: Room): Inspection {
  return {
    sentTo: (whom) => {
      if (whom === undefined) return sent.all();
      const id = findPerson(world, whom)?.id ?? findChannel(world, whom)?.id;
      if (id === undefined) throw new Error(`nobody and no conversation is called ${whom}`);
      return sent.all().filter(({ to }) => to === id);
    },
    updates: (channel, ts) => {
      const id = findChannel(world, channel)?.id;
      if (id === undefined) throw new Error(`no conversation called ${channel}`);
      return statesOf(world, id, ts);
    },
  };
}
