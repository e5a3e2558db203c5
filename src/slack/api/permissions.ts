import { type Membership, type People, RECENT_MS } from './people.ts';

/** Somebody who clicked or sent something: nothing else in a payload is Slack's word. */
export type Actor = { readonly userId: string };

/** `may`, or why not: who they are, or that they are neither an admin nor named. */
export type ManagerAnswer = 'may' | 'not_manager' | Exclude<Membership, 'member'>;

/**
 * Whether somebody may change settings and do what goes with it: the admins and owners of the
 * workspace may, and the members who were named in its settings. Guests, people of other companies
 * and whoever Slack says nothing about may not.
 */
export type MayManage = (userId: string) => Promise<ManagerAnswer>;

/** `managers` are those who are named in the settings of the workspace by now. */
export const createMayManage =
  (people: People, managers: () => Promise<readonly string[]>): MayManage =>
  async (userId) => {
    const standing = await people.membership(userId, RECENT_MS);
    if (standing !== 'member') return standing;
    const profile = await people.profile(userId, RECENT_MS);
    if (profile?.isAdmin === true) return 'may';
    return (await managers()).includes(userId) ? 'may' : 'not_manager';
  };
