import { clicked } from '../listeners/clicked.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';

/** Somebody agrees with the recommendation. */
export const recordAgreement = (deps: ListenerDeps) =>
  clicked(deps, async (click) => {
    await click.perform({ kind: 'agree' });
  });

/** The ratings are to be shown. */
export const revealRatings = (deps: ListenerDeps) =>
  clicked(deps, async (click) => {
    await click.perform({ kind: 'reveal' });
  });
