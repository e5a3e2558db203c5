import { describe, expect, it } from 'vitest';
import { STATUSES } from '../../src/domain/decision.ts';
import { NOON } from '../store/a-decision.ts';
import { type CompanyDecision, company, decisionOf } from './company.ts';

const SIZE = { decisions: 2_000, now: NOON };
const COMPANY = company(SIZE);
const LIVED = [...COMPANY.decisions()];
const DECISIONS = LIVED.map(decisionOf);

const share = (
  is: (lived: CompanyDecision) => boolean,
  of: readonly CompanyDecision[] = LIVED,
): number => of.filter(is).length / of.length;

describe('a year of a company', () => {
  it('is the same for the same seed, and another one for another', () => {
    const ids = (seed: number) =>
      [...company({ ...SIZE, decisions: 50, seed }).decisions()].map(
        ({ simulated }) => simulated.context,
      );
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  it('has 500 people and 200 channels, 40 of them private, some with guests', () => {
    const { people, rooms } = COMPANY;
    expect(new Set(people.map(({ id }) => id)).size).toBe(500);
    expect(people.filter(({ isGuest }) => isGuest).length).toBe(25);
    expect(new Set(rooms.map(({ id }) => id)).size).toBe(200);
    const secret = rooms.filter(({ isPrivate }) => isPrivate);
    expect(secret.length).toBe(40);
    expect(secret.some(({ members }) => members.some(({ isGuest }) => isGuest))).toBe(true);
  });

  it('has decisions in every state, one after the other', () => {
    const times = DECISIONS.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(DECISIONS.map(({ id }) => id)).size).toBe(2_000);
    expect(new Set(DECISIONS.map(({ status }) => status))).toEqual(new Set(STATUSES));
  });

  it('has a fifth of what was decided decided otherwise', () => {
    const decided = LIVED.filter(({ simulated }) => simulated.context.decision.decided !== null);
    const overruled = share(({ simulated: { context } }) => {
      const { decided, recommendation } = context.decision;
      return decided?.outcome !== recommendation.verdict;
    }, decided);
    expect(overruled).toBeGreaterThan(0.15);
    expect(overruled).toBeLessThan(0.25);
  });

  it.each<[string, (lived: CompanyDecision) => boolean]>([
    [
      'hidden',
      ({ simulated: { context } }) =>
        context.decision.blind !== null && context.decision.revealedAt === null,
    ],
    [
      'withdrawn while hidden',
      ({ simulated: { context } }) =>
        context.decision.withdrawn !== null && context.decision.revealedAt === null,
    ],
    [
      'waiting for a review',
      ({ simulated: { context } }) => context.decision.reviewAskedAt !== null,
    ],
    ['reviewed', ({ simulated: { context } }) => context.decision.review !== null],
    [
      'in the place of another',
      ({ simulated: { context } }) => context.decision.supersedes !== null,
    ],
    ['revised', ({ simulated: { context } }) => context.decision.revision > 1],
    [
      'disagreed with',
      ({ simulated: { context } }) => context.votes.some(({ voice }) => voice === 'disagree'),
    ],
    ['rated by several', ({ simulated: { context } }) => context.ratings.length > 2],
    ['not delivered', ({ refusal }) => refusal !== null],
    ['in German', ({ simulated: { context } }) => /[äöüß]/.test(context.decision.title)],
    ['in Chinese', ({ simulated: { context } }) => /\p{Script=Han}/u.test(context.decision.title)],
    [
      'in Arabic',
      ({ simulated: { context } }) => /\p{Script=Arabic}/u.test(context.decision.title),
    ],
  ])('has some that are %s', (_, is) => {
    expect(share(is)).toBeGreaterThan(0);
  });

  it('has owners who have left a private channel since, or have become guests', () => {
    const rooms = new Map(COMPANY.rooms.map((room) => [room.id, room]));
    const inSecret = DECISIONS.filter(({ channelId }) => rooms.get(channelId)?.isPrivate);
    const gone = inSecret.filter(({ channelId, ownerId }) => {
      const members = rooms.get(channelId)?.members ?? [];
      return !members.some(({ id }) => id === ownerId);
    });
    expect(gone.length).toBeGreaterThan(0);
    const guests = new Set(COMPANY.people.filter(({ isGuest }) => isGuest).map(({ id }) => id));
    expect(DECISIONS.some(({ ownerId }) => guests.has(ownerId))).toBe(true);
  });
});
