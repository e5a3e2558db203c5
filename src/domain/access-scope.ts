import type { UnknownScope } from './portfolio.ts';

/** The conversations whose decisions somebody may see, as Slack tells it. */
export type AccessScope = {
  readonly channels: ReadonlySet<string>;
  /** False when Slack could not be asked: then there may be more than is shown. */
  readonly isComplete: boolean;
  /** Why it is not complete. */
  readonly reason?: UnknownScope;
};
