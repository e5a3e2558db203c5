import type { Summary } from '../../src/domain/portfolio.ts';
import { NOON } from '../store/a-decision.ts';
import { LINKS } from './any-thread-context.ts';

/** An open decision as lists see it, with these fields otherwise. */
export const aSummary = (overrides: Partial<Summary> = {}): Summary => ({
  id: 'd1',
  title: 'Billing bot',
  status: 'open',
  verdict: 'hybrid',
  strength: 'leaning',
  outcome: null,
  channelId: 'C1',
  ownerId: 'U1',
  createdAt: NOON,
  reviewAskedAt: null,
  link: `${LINKS}C1/p11`,
  ...overrides,
});
