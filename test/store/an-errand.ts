import type { Errand } from '../../src/domain/errand.ts';

/** Takes nothing out of Slack, but waits in its lane like any other. */
export const ERASING = {
  kind: 'erase',
  root: null,
  messages: [],
  inDoubt: [],
  by: 'U1',
  at: 0,
  isTold: false,
} as const satisfies Errand;
