import type { Command, Submission } from '../../src/domain/commands.ts';
import type { PersonalRating, Vote } from '../../src/domain/decision.ts';
import type { DecisionContext } from '../../src/domain/decision-context.ts';
import { type DecisionEvent, type HistoryEntry, SYSTEM_ACTOR } from '../../src/domain/events.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { HOUR_MS } from '../../src/domain/time.ts';
import { DEFAULT_RUBRIC, panelOf, recommend } from '../../src/engine/index.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import type { DecisionRecord } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { begin } from '../../src/rules/begin.ts';
import { transition } from '../../src/rules/transition.ts';
import { ALL_DETAILS } from '../domain/details.ts';
import { rate } from '../engine/answers.ts';

const NOON = Date.UTC(2026, 10, 23, 12);

const NAMES: ReadonlyMap<string, string> = new Map([
  ['U1', 'Ana Ruiz'],
  ['U2', 'Ben Okafor'],
  ['U3', 'Chen Wei'],
  ['U4', 'Dana Levi'],
  ['U5', 'Emre Kaya'],
  ['U6', 'Farah Noor'],
  ['U7', 'Gus Holm'],
]);

/** A command of a person, or of the bot when a timer is due. */
export type ActorCommand = readonly [actorId: string, command: Command];

export const SUPPORT = rate('3 4 4 3 3 2');

/** The input of a record after these commands, each an hour after the other, by the rules. */
export function recordInput(
  overrides: Partial<Submission>,
  commands: readonly ActorCommand[] = [],
  options: Partial<Pick<RecordInput, 'names' | 'related' | 'rubric'>> = {},
): RecordInput {
  const { rubric = DEFAULT_RUBRIC } = options;
  const submission: Submission = {
    sourceKey: 'view-1',
    teamId: 'T1',
    channelId: 'C1',
    userId: 'U1',
    title: 'Billing bot',
    context: '',
    answers: SUPPORT,
    considerations: [],
    details: {},
    deciders: [],
    blind: null,
    source: null,
    supersedes: null,
    ...overrides,
  };
  const { answers, considerations, details } = submission;
  const first = begin('d1', submission, recommend(answers, { rubric, considerations, details }), {
    now: NOON,
    settings: DEFAULT_SETTINGS,
  });
  const history: HistoryEntry[] = [];
  const keep = (actorId: string, at: number, events: readonly DecisionEvent[] = []) => {
    for (const event of events) history.push({ position: history.length, actorId, at, event });
  };
  keep(submission.userId, NOON, first.events);
  let context: DecisionContext = {
    decision: { ...first.decision, link: 'https://acme.slack.com/archives/C1/p1764100800000000' },
    ratings: first.rating ? [first.rating] : [],
    votes: [],
    settings: DEFAULT_SETTINGS,
  };
  for (const [index, [actorId, command]] of commands.entries()) {
    const now = NOON + (index + 1) * HOUR_MS;
    const change = transition(context, command, { actorId, now, rubric });
    if ('refused' in change) throw new Error(`${command.kind}: ${change.refused}`);
    context = {
      decision: change.decision ?? context.decision,
      ratings: withRating(context.ratings, change.rating),
      votes: withVote(context.votes, change.vote),
      settings: context.settings,
    };
    keep(actorId, now, change.events);
  }
  const ratings = context.ratings.map(({ userId: raterId, answers }) => ({ raterId, answers }));
  return {
    discussion: context,
    history,
    panel: panelOf(ratings, rubric),
    names: NAMES,
    related: { supersedes: null, supersededBy: null },
    rubric,
    exportedAt: NOON + 1000 * HOUR_MS,
    ...options,
  };
}

const withRating = (all: readonly PersonalRating[], one: PersonalRating | undefined) =>
  one === undefined ? all : [...all.filter(({ userId }) => userId !== one.userId), one];

const withVote = (all: readonly Vote[], one: Vote | undefined) =>
  one === undefined ? all : [...all.filter(({ userId }) => userId !== one.userId), one];

export const recordOf = (...options: Parameters<typeof recordInput>): DecisionRecord =>
  decisionRecord(en, recordInput(...options));

export const rates = (actorId: string, answers: string): ActorCommand => [
  actorId,
  { kind: 'rate', answers: rate(answers) },
];

export const objects = (
  actorId: string,
  preferred: Extract<Command, { kind: 'disagree' }>['preferred'],
  reason: string,
): ActorCommand => [actorId, { kind: 'disagree', preferred, reason }];

export const decides = (
  actorId: string,
  overrides: Partial<Extract<Command, { kind: 'decide' }>> = {},
): ActorCommand => [
  actorId,
  {
    kind: 'decide',
    outcome: 'hybrid',
    reason: '',
    check: '',
    reviewOn: null,
    reviewAt: null,
    zone: 'Europe/Zurich',
    deciders: [actorId],
    ...overrides,
  },
];

export const BLIND = { invited: ['U2', 'U3'], enough: null, deadline: null };

/** Just submitted; only the owner has given answers. */
export const FRESH = recordInput({
  context: 'Answers questions about invoices for our support team.',
});

/** Rated blind by three, discussed, revised, and decided against the recommendation. */
export const OVERRULED = recordInput(
  {
    context:
      'Support staff ask it about invoices, refunds and tariffs.\n\nToday they search a wiki by hand; a wrong refund costs real money.',
    answers: rate('3 3 3 2 3 2'),
    considerations: ['cost', 'ethics_privacy'],
    details: { task: 'answer', lookUp: 'documents', today: 'nothing', limits: ['cost'] },
    deciders: ['U2'],
    blind: { invited: ['U2', 'U3', 'U4'], enough: 4, deadline: null },
    source: {
      place: { channel: 'C1', ts: '1764100000.000100' },
      link: 'https://acme.slack.com/archives/C1/p1764100000000100',
    },
    supersedes: 'd0',
  },
  [
    [SYSTEM_ACTOR, { kind: 'due', timer: { kind: 'remind_raters', count: 0 } }],
    rates('U2', '3 4 4 1 3 3'),
    rates('U3', '4 3 3 2 4 2'),
    rates('U4', '3 1 4 - 2 4'),
    ['U1', { kind: 'agree' }],
    ['U3', { kind: 'agree' }],
    objects('U2', 'rag', 'We have 60 labelled tickets, and half of them contradict each other.'),
    objects(
      'U3',
      'rag',
      'Ben is right.\n\n- two teams label differently\n- nobody owns the labels',
    ),
    [
      'U1',
      {
        kind: 'revise',
        to: {
          title: 'Billing bot',
          context:
            'Support staff ask it about invoices, refunds and tariffs.\n\nToday they search a wiki by hand; a wrong refund costs real money.',
          answers: rate('3 3 4 2 3 3'),
          considerations: ['cost', 'ethics_privacy'],
          details: ALL_DETAILS,
        },
      },
    ],
    [
      'U4',
      {
        kind: 'propose',
        answers: rate('3 3 4 1 3 3'),
        note: 'Fewer than 50 labels are any good; then tuning is out.',
      },
    ],
    rates('U4', '3 2 4 1 2 4'),
    objects('U4', 'rag', 'See my proposal.'),
    decides('U1', {
      outcome: 'rag',
      reason:
        'The labels are not good enough yet. We start with retrieval and collect corrected answers as examples.',
      check: '100 real questions from last month; at least 80 answers sent as they are.',
      reviewOn: '2027-02-01',
      reviewAt: Date.UTC(2027, 0, 31, 23),
      deciders: ['U1', 'U2'],
    }),
    [SYSTEM_ACTOR, { kind: 'due', timer: { kind: 'review', count: 0 } }],
    [
      'U2',
      {
        kind: 'review',
        answers: rate('3 3 4 3 3 3'),
        nextOn: '2027-08-01',
        nextAt: Date.UTC(2027, 6, 31, 22),
      },
    ],
    ['U1', { kind: 'export' }],
  ],
  {
    related: {
      supersedes: {
        id: 'd0',
        title: 'Invoice search',
        link: 'https://acme.slack.com/archives/C1/p1732000000000000',
      },
      supersededBy: null,
    },
  },
);

/** Withdrawn while the team was rating blind: nothing was ever shown. */
export const WITHDRAWN_BLIND = recordInput({ answers: rate('4 1 4 0 4 3'), blind: BLIND }, [
  rates('U2', '0 4 0 4 0 0'),
  ['U1', { kind: 'withdraw', reason: 'The project was stopped.' }],
]);

/** Fifty people rate, each differently. */
export const CROWD = recordInput(
  { blind: BLIND },
  Array.from({ length: 49 }, (_, index) =>
    rates(`U${index + 2}`, [1, 2, 3, 4, 6, 7].map((step) => (index * step) % 5).join(' ')),
  ).concat([['U1', { kind: 'reveal' }]]),
);
