import { fc } from '@fast-check/vitest';
import {
  type Blind,
  type Decided,
  type Decision,
  OUTCOMES,
  type PersonalRating,
  type Review,
  type Vote,
} from '../../src/domain/decision.ts';
import type { ThreadContext } from '../../src/domain/decision-context.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { VERDICTS } from '../../src/engine/index.ts';
import { LIMIT } from '../../src/slack/kit/blocks.ts';
import { clean } from '../../src/slack/kit/rich-text.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations } from '../engine/answers.ts';
import { aDecision, NOON } from '../store/a-decision.ts';
import { OWNER } from './a-thread-context.ts';
import { rawText } from './typed-text.ts';

/** Part of every text that a person typed, and of no text of ours. */
export const MARK = 'typed';
const LONG = ['&', '<!channel>', '漢\n', '👩🏽‍🚀', '*_`~'];

/** Whatever people type, never empty. */
export const anyWords: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(rawText, rawText).map((around) => around.join(MARK)) },
    { weight: 1, arbitrary: fc.constantFrom(...LONG).map((long) => MARK + long.repeat(3000)) },
  )
  .map((typed) => clean(clean(typed).slice(0, LIMIT.inputText)));

/** What is said in every test that looks at our own words. */
export const calmWords = fc.constant('Words.');

const titleOf = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  words.map((typed) => clean(typed.replaceAll('\n', ' ').slice(0, LIMIT.header)));
const orNothing = (words: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(fc.constant(''), words);

const others = fc.constantFrom('U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U8', 'U9', 'U10');
export const anybody = fc.oneof(fc.constant(OWNER), others);
const people = fc.uniqueArray(anybody, { minLength: 1, maxLength: 4 });
const time = fc.nat({ max: 1000 }).map((hours) => NOON + hours * 3_600_000);
export const day = fc.constantFrom(null, '2026-04-15', '2027-12-31');
export const anyVerdict = fc.constantFrom(...VERDICTS);
export const anyOutcome = fc.constantFrom(...OUTCOMES);
const revision = fc.integer({ min: 1, max: 3 });

/** What leads to a message. */
export const LINKS = 'https://acme.slack.com/archives/';
const link = fc.option(fc.constantFrom('C1/p11', 'C9/p1?thread_ts=1.1&cid=C9'), { nil: null });
const anyLink = link.map((path) => path && LINKS + path);

export const anyCase = (words: fc.Arbitrary<string>) =>
  fc.record({
    title: titleOf(words),
    context: orNothing(words),
    answers: anyAnswers,
    considerations: anyConsiderations,
    details: anyDetails,
  });

const anyBlind: fc.Arbitrary<Blind> = fc.record({
  invited: fc.uniqueArray(anybody, { maxLength: 4 }),
  enough: fc.option(fc.integer({ min: 2, max: 9 }), { nil: null }),
  deadline: fc.option(time, { nil: null }),
});

const anyDecided = (words: fc.Arbitrary<string>): fc.Arbitrary<Decided> =>
  fc.record({
    outcome: anyOutcome,
    reason: orNothing(words),
    check: orNothing(words),
    reviewOn: day,
    zone: fc.constant('Europe/Berlin'),
    deciders: people,
    by: anybody,
    at: time,
  });

const anyReview: fc.Arbitrary<Review> = fc.record({
  answers: anyAnswers,
  verdict: anyVerdict,
  holds: fc.boolean(),
  by: anybody,
  at: time,
  nextOn: day,
});

type State = Partial<Decision> & Pick<Decision, 'status' | 'blind' | 'revealedAt'>;

const anyEnd = (words: fc.Arbitrary<string>) =>
  fc.oneof(
    fc.record({
      status: fc.constant('withdrawn' as const),
      withdrawn: fc.record({ reason: orNothing(words), by: anybody, at: time }),
    }),
    fc.constant({ status: 'superseded', supersededBy: 'd2' } as const),
  );

/** Whatever may have become of a case that everybody may see. */
const shownState = (words: fc.Arbitrary<string>): fc.Arbitrary<State> =>
  fc
    .record({
      seen: fc.record({
        blind: fc.option(anyBlind, { nil: null }),
        revealedAt: fc.constant(NOON),
        revision,
      }),
      decided: fc.record({
        decided: anyDecided(words),
        review: fc.option(anyReview, { nil: null }),
        reviewAskedAt: fc.option(time, { nil: null }),
      }),
      end: anyEnd(words),
      kind: fc.constantFrom('open', 'decided', 'ended', 'decided and ended'),
    })
    .map(({ seen, decided, end, kind }): State => {
      if (kind === 'open') return { ...seen, status: 'open' };
      if (kind === 'decided') return { ...seen, ...decided, status: 'decided' };
      // What is decided cannot be withdrawn.
      if (kind === 'ended' || end.status === 'withdrawn') return { ...seen, ...end };
      return { ...seen, ...decided, ...end };
    });

/** The same while, or because, nothing was revealed. */
const hiddenState = (words: fc.Arbitrary<string>): fc.Arbitrary<State> =>
  fc
    .record({
      blind: anyBlind,
      end: fc.oneof(fc.constant({ status: 'rating' } as const), anyEnd(words)),
    })
    .map(({ blind, end }) => ({ ...end, blind, revealedAt: null }));

const ratingsBy = (raters: readonly string[]): fc.Arbitrary<readonly PersonalRating[]> =>
  fc.tuple(
    ...raters.map((userId) =>
      fc.record({
        userId: fc.constant(userId),
        answers: anyAnswers,
        revision,
        ratedAt: time,
      }),
    ),
  );

/** Its owner's rating, and perhaps others. */
export const anyRatings: fc.Arbitrary<readonly PersonalRating[]> = fc
  .uniqueArray(others, { maxLength: 9 })
  .chain((raters) => ratingsBy([OWNER, ...raters]));

export const anyVotes = (words: fc.Arbitrary<string>): fc.Arbitrary<readonly Vote[]> => {
  const cast = { userId: anybody, revision, castAt: time };
  const vote: fc.Arbitrary<Vote> = fc.oneof(
    fc.record({
      ...cast,
      voice: fc.constant('agree' as const),
      reason: fc.constant(''),
      preferred: fc.constant(null),
    }),
    fc.record({
      ...cast,
      voice: fc.constant('disagree' as const),
      reason: words,
      preferred: anyOutcome,
    }),
  );
  return fc.uniqueArray(vote, { maxLength: 5, selector: ({ userId }) => userId });
};

export type AnyThreadContext = Omit<ThreadContext, 'panel' | 'entry' | 'livePlace'>;

const showing = (
  words: fc.Arbitrary<string>,
  state: fc.Arbitrary<State>,
): fc.Arbitrary<AnyThreadContext> => {
  const another = fc
    .record({ title: titleOf(words), link: anyLink })
    .map((fields) => aDecision({ id: 'd2', ...fields }));
  return fc
    .record({
      aContext: anyCase(words),
      state,
      ratings: anyRatings,
      votes: anyVotes(words),
      supersedes: fc.option(another, { nil: null }),
      another,
      link: anyLink,
      from: fc.option(anyLink, { nil: null }),
      settings: fc
        .constantFrom('named' as const, 'members' as const)
        .map((decide) => ({ ...DEFAULT_SETTINGS, decide })),
    })
    .map(({ aContext, state, another, link, from, ...thread }) => ({
      ...thread,
      supersededBy: state.status === 'superseded' ? another : null,
      decision: aDecision({
        ...aContext,
        ...state,
        link,
        source: from === null ? null : { place: { channel: 'C2', ts: '1.1' }, link: from },
      }),
    }));
};

/** Everything that a message may tell of, in every state. */
export const anyThreadContext = (words: fc.Arbitrary<string>) =>
  fc.oneof(showing(words, shownState(words)), showing(words, hiddenState(words)));

export const anyHidden = (words: fc.Arbitrary<string>) => showing(words, hiddenState(words));
