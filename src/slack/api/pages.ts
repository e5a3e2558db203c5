import { z } from 'zod';

/** One page of a long list of Slack's. */
export type Page<T> = {
  readonly items: readonly T[];
  /** Where the next page begins; null after the last one. */
  readonly next: string | null;
  /** How many items made no sense and were left out. */
  readonly malformed: number;
};

/** Slack takes less than a thousand; fewer may come, or none at all, and more follow. */
const MOST_ITEMS = 999;

/** What to ask for to get the page at a cursor. */
export const pageAt = (cursor: string | null | undefined) => ({
  limit: MOST_ITEMS,
  ...(cursor ? { cursor } : {}),
});

/** Reads a page item by item: one that makes no sense does not spoil the others. */
export function pageOf<T>(
  item: z.ZodType<T>,
  items: unknown,
  metadata: { readonly next_cursor?: unknown } | undefined,
): Page<T> {
  const parsed = (Array.isArray(items) ? items : []).map((each) => item.safeParse(each));
  const good = parsed.flatMap(({ data, success }) => (success ? [data] : []));
  const next = metadata?.next_cursor;
  return {
    items: good,
    next: typeof next === 'string' && next !== '' ? next : null,
    malformed: parsed.length - good.length,
  };
}

const id = z.string().min(1);

/** A channel without a name that can be read still has its decisions. */
export const channelSchema = z
  .object({ id, name: z.string().catch(''), is_private: z.boolean().optional().catch(true) })
  .transform(({ is_private: isPrivate = false, ...channel }) => ({ ...channel, isPrivate }));

const text = z.string().optional().catch(undefined);
/** Whatever is neither true nor false counts as what allows less. */
const flag = (odd: boolean) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? undefined)
    .catch(odd);

/** A person as Slack describes them; a field that makes no sense is as good as none. */
export const userSchema = z.object({
  id,
  // Nobody's: only a server that names no team at all has but one.
  team_id: z.string().optional().catch('unreadable'),
  name: text,
  real_name: text,
  tz: text,
  deleted: flag(true),
  is_bot: flag(true),
  is_app_user: flag(false),
  is_restricted: flag(true),
  is_ultra_restricted: flag(true),
  is_stranger: flag(true),
  is_invited_user: flag(false),
  is_admin: flag(false),
  is_owner: flag(false),
  is_primary_owner: flag(false),
  enterprise_user: z
    .object({ id: text, enterprise_id: text, teams: z.array(z.string()).optional().catch([]) })
    .optional()
    .catch(undefined),
  profile: z
    .object({ display_name: text, real_name: text, bot_id: text, team: text })
    .optional()
    .catch(undefined),
});
export type SlackUser = z.infer<typeof userSchema>;
