import { clicked } from '../listeners/clicked.ts';
import type { DiscussionDeps } from '../listeners/discussion.ts';

/** Somebody agrees with the recommendation. */
export const agreed = (deps: DiscussionDeps) =>
  clicked(deps, async (click) => {
    await click.perform({ kind: 'agreed' });
  });

/** The ratings are to be shown. */
export const revealWished = (deps: DiscussionDeps) =>
  clicked(deps, async (click) => {
    await click.perform({ kind: 'revealed' });
  });
