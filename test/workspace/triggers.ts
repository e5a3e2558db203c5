import { secret } from './ids.ts';

export type Trigger = {
  readonly user: string;
  /** Where the person was, for selects that default to the current conversation. */
  readonly channel: string | null;
  /** The modal the person was in, if any: only then may another view be pushed. */
  readonly view: string | null;
};

type Spent =
  | { readonly ok: true; readonly trigger: Trigger }
  | {
      readonly ok: false;
      readonly error: 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
    };

export type Triggers = {
  readonly mint: (trigger: Trigger) => string;
  /** Uses a trigger up. It works once, for `ttlMs` after it was sent. */
  readonly spend: (id: string) => Spent;
};

export function createTriggers(ttlMs: number): Triggers {
  const known = new Map<string, Trigger & { readonly at: number; readonly spent: boolean }>();
  return {
    mint: (trigger) => {
      const id = `${Date.now()}.${known.size + 1}.${secret(16)}`;
      known.set(id, { ...trigger, at: performance.now(), spent: false });
      return id;
    },
    spend: (id) => {
      const entry = known.get(id);
      if (entry === undefined) return { ok: false, error: 'invalid_trigger_id' };
      if (entry.spent) return { ok: false, error: 'exchanged_trigger_id' };
      if (performance.now() - entry.at >= ttlMs) return { ok: false, error: 'expired_trigger_id' };
      known.set(id, { ...entry, spent: true });
      return { ok: true, trigger: entry };
    },
  };
}
