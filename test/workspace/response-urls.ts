import { secret } from './ids.ts';

/** What a `response_url` answers to. */
export type ResponseTarget = {
  readonly user: string;
  readonly channel: string;
  /** The message whose button was clicked, or which a message shortcut was used on. */
  readonly messageTs: string | null;
  /** The thread the person was in, which takes what she alone is told; `never`: no answer may. */
  readonly thread: { readonly ts: string } | 'never' | null;
};

type Claim =
  | { readonly ok: true; readonly target: ResponseTarget }
  | { readonly ok: false; readonly error: 'expired_url' | 'used_url' };

export type ResponseUrls = {
  /** A path below the workspace's address. */
  readonly mint: (target: ResponseTarget) => string;
  /** Takes one of the five posts; a refused post does not count as one. */
  readonly claim: (path: string) => Claim;
};

const mostPosts = 5;

export function createResponseUrls(ttlMs: number): ResponseUrls {
  const known = new Map<string, ResponseTarget & { readonly at: number; readonly posts: number }>();
  return {
    mint: (target) => {
      const path = `/response/${secret(8)}/${secret(16)}`;
      known.set(path, { ...target, at: performance.now(), posts: 0 });
      return path;
    },
    claim: (path) => {
      const entry = known.get(path);
      if (entry === undefined || performance.now() - entry.at >= ttlMs) {
        return { ok: false, error: 'expired_url' };
      }
      if (entry.posts >= mostPosts) return { ok: false, error: 'used_url' };
      known.set(path, { ...entry, posts: entry.posts + 1 });
      return { ok: true, target: entry };
    },
  };
}
