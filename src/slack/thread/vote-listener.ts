import { commandClicked } from '../listeners/clicked.ts';
import type { ListenerDeps } from '../listeners/discussion.ts';

/** Somebody agrees with the recommendation. */
export const recordAgreement = (deps: ListenerDeps) => commandClicked(deps, { kind: 'agree' });

/** The ratings are to be shown. */
export const revealRatings = (deps: ListenerDeps) => commandClicked(deps, { kind: 'reveal' });
