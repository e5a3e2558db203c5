import type { Json } from './json.ts';

/** What goes wrong with a call of the app to the workspace. */
export type Effect =
  | { readonly type: 'rate_limited'; readonly retryAfterSeconds: number }
  | { readonly type: 'status'; readonly status: number }
  /** `applied`: the call took effect first, as Slack warns of for `internal_error` and `fatal_error`. */
  | { readonly type: 'error'; readonly error: string; readonly applied?: boolean }
  /** Answers this instead, as something that is not Slack may. */
  | { readonly type: 'answer'; readonly body: Json }
  /** Never answers. `applied`: the call took effect first, so only its answer is lost. */
  | { readonly type: 'hang'; readonly applied: boolean }
  /** Cuts the connection, before or after the call took effect. */
  | { readonly type: 'reset'; readonly applied: boolean }
  | { readonly type: 'slow'; readonly ms: number }
  /** Answers once this is settled. */
  | { readonly type: 'late'; readonly until: Promise<unknown> }
  /** `invalid_blocks` for whatever contains a block of this type. */
  | { readonly type: 'refuse_block'; readonly block: string };

export type Fault = {
  /** A Web API method, or `response_url`; without it, any. */
  readonly method?: string;
  /** How many matching calls it hits; default 1. */
  readonly times?: number;
  readonly when?: (args: Json) => boolean;
  readonly effect: Effect;
};

type AddedFault = {
  readonly hits: () => number;
  readonly remove: () => void;
};

export type Faults = {
  /** Faults compose: a call meets every matching one, in the order they were added. */
  readonly add: (fault: Fault) => AddedFault;
  readonly clear: () => void;
  /** The effects for one call; counts as a hit of each. */
  readonly meet: (method: string, args: Json) => readonly Effect[];
};

export function createFaults(): Faults {
  type Entry = { readonly fault: Fault; hits: number };
  const entries = new Set<Entry>();
  const isHit = ({ fault, hits }: Entry, method: string, args: Json): boolean =>
    hits < (fault.times ?? 1) &&
    (fault.method === undefined || fault.method === method) &&
    (fault.when === undefined || fault.when(args)) &&
    (fault.effect.type !== 'refuse_block' || contains(args, fault.effect.block));

  return {
    add: (fault) => {
      const entry = { fault, hits: 0 };
      entries.add(entry);
      return { hits: () => entry.hits, remove: () => entries.delete(entry) };
    },
    clear: () => entries.clear(),
    meet: (method, args) => {
      const met = [...entries].filter((entry) => isHit(entry, method, args));
      for (const entry of met) entry.hits += 1;
      return met.map((entry) => entry.fault.effect);
    },
  };
}

function contains(value: unknown, blockType: string): boolean {
  if (Array.isArray(value)) return value.some((item) => contains(item, blockType));
  if (typeof value !== 'object' || value === null) return false;
  if ('type' in value && value.type === blockType) return true;
  return Object.values(value).some((inner) => contains(inner, blockType));
}
