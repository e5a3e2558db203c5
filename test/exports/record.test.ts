import { describe, expect, it } from 'vitest';
import { DEFAULT_RUBRIC, type Rubric } from '../../src/engine/index.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import {
  BLIND,
  CROWD,
  decides,
  FRESH,
  OVERRULED,
  objects,
  rates,
  recordInput,
  recordOf,
  SUPPORT,
} from './a-record.ts';

const overruled = decisionRecord(en, OVERRULED);

describe('a decision record', () => {
  it('names its form, and puts its title as a question', () => {
    expect(decisionRecord(en, FRESH)).toMatchObject({
      schema: 'rag-or-finetune/decision-record',
      schemaVersion: 1,
      id: 'd1',
      title: 'Billing bot',
      question: 'Which approach for “Billing bot”: prompting, RAG, fine-tuning or a hybrid?',
      status: 'open',
    });
  });

  it('tells who asked, who decided, who was heard, and when', () => {
    expect(overruled.people.driver).toEqual({ id: 'U1', name: 'Ana Ruiz' });
    expect(overruled.people.deciders.map(({ id }) => id)).toEqual(['U1', 'U2']);
    expect(overruled.people.consulted.map(({ id }) => id)).toEqual(['U2', 'U3', 'U1', 'U4']);
    expect(overruled.people.informed).toEqual([{ id: 'C1', name: null }]);
    expect(overruled.dates).toEqual({
      opened: '2026-11-23T12:00:00.000Z',
      revealed: '2026-11-23T16:00:00.000Z',
      decided: '2026-11-24T01:00:00.000Z',
      withdrawn: null,
      superseded: null,
      review: { on: '2027-08-01', zone: 'Europe/Zurich' },
    });
  });

  it('names who may decide while nobody has', () => {
    const { people } = recordOf({ deciders: ['U2'] });
    expect(people.deciders.map(({ id }) => id)).toEqual(['U1', 'U2']);
  });

  it('goes by the id of somebody whose name is not known', () => {
    expect(recordOf({ userId: 'U99' }).people.driver).toEqual({ id: 'U99', name: null });
  });

  it('keeps the id of a related decision even when nothing else is known of it', () => {
    const { supersedes } = recordOf({ supersedes: 'd0' });
    expect(supersedes).toEqual({ id: 'd0', title: null, link: null });
  });
});

describe('the six answers of a record', () => {
  const sources = (...told: Parameters<typeof recordOf>) =>
    recordOf(...told).answers?.map(({ from }) => from?.kind);

  it('are the owner’s, in words, where nobody else was asked', () => {
    expect(recordOf({}).answers?.[0]).toEqual({
      criterion: 'external_knowledge',
      name: 'Outside knowledge',
      level: 3,
      word: 'most',
      facts: 'more than half of the requests',
      from: {
        kind: 'owner',
        person: { id: 'U1', name: 'Ana Ruiz' },
        at: '2026-11-23T12:00:00.000Z',
      },
    });
  });

  it('are medians after a blind rating', () => {
    expect(
      sources({ blind: BLIND }, [rates('U2', '1 1 1 1 1 1'), ['U1', { kind: 'reveal' }]]),
    ).toEqual(Array(6).fill('median'));
  });

  it('tell which of them somebody revised', () => {
    expect(overruled.answers?.map(({ from }) => from?.kind)).toEqual([
      'median',
      'median',
      'revised',
      'median',
      'median',
      'revised',
    ]);
  });

  it('have no level where nobody is sure', () => {
    const [answer] = recordOf({ answers: rate('- 1 1 1 1 1') }).answers ?? [];
    expect(answer).toMatchObject({ level: null, word: 'not sure' });
  });

  it('claim no source that the history does not tell', () => {
    const { answers } = decisionRecord(en, { ...FRESH, history: [] });
    expect(answers?.map(({ from }) => from)).toEqual(Array(6).fill(null));
  });
});

describe('the recommendation of a record', () => {
  it('can be followed by hand: needs, thresholds, margins and weights', () => {
    expect(overruled.recommendation).toMatchObject({
      verdict: 'hybrid',
      strength: 'fragile',
      needs: {
        knowledge: { low: 34, high: 34, of: 44, threshold: 24, margin: { low: 10, high: 10 } },
        behaviour: { low: 3, high: 3, of: 4, threshold: 3, margin: { low: 0, high: 0 } },
      },
      rubric: {
        numbers: { knowledge: DEFAULT_RUBRIC.knowledge, behaviour: DEFAULT_RUBRIC.behaviour },
      },
    });
  });

  it('judges all four options', () => {
    const { options } = recordOf({}).recommendation ?? { options: [] };
    expect(options.map(({ option, standing }) => [option, standing])).toEqual([
      ['prompting', 'out_of_reach'],
      ['rag', 'out_of_reach'],
      ['finetune', 'alternative'],
      ['hybrid', 'recommended'],
    ]);
  });

  it('does not claim the weights of another rubric', () => {
    const rubric: Rubric = { ...DEFAULT_RUBRIC, behaviour: { adaptation: 2, labels: 2 } };
    const { recommendation } = decisionRecord(en, { ...FRESH, rubric });
    expect(recommendation?.rubric).toEqual({
      version: FRESH.discussion.decision.recommendation.rubricVersion,
      numbers: null,
    });
  });

  it('says in words what would change it and what to keep in mind', () => {
    expect(overruled.recommendation?.flips[0]?.text).toMatch(/^Would become RAG if/);
    expect(overruled.recommendation?.cautions.map(({ code }) => code)).toContain('labels_few');
  });
});

describe('the ratings of a record', () => {
  it('have each person’s own verdict', () => {
    expect(overruled.ratings.people.map(({ person, verdict }) => [person.name, verdict])).toEqual([
      ['Ben Okafor', 'rag'],
      ['Chen Wei', 'hybrid'],
      ['Ana Ruiz', 'hybrid'],
      ['Dana Levi', 'rag'],
    ]);
  });

  it('keep each round, with what was rated over since', () => {
    expect(overruled.ratings.rounds.map(({ revision, raters }) => [revision, raters])).toEqual([
      [1, 4],
      [2, 2],
    ]);
    const [first] = overruled.ratings.rounds;
    expect(first?.criteria.find(({ criterion }) => criterion === 'training_data')).toMatchObject({
      rated: 3,
      unsure: 1,
      median: { low: 2, high: 2 },
      range: { low: 1, high: 2 },
    });
  });

  it('claim no spread with fewer than three raters', () => {
    const { rounds } = recordOf({}, [rates('U2', '0 0 0 0 0 0')]).ratings;
    expect(rounds[0]?.criteria.map(({ range }) => range)).toEqual(Array(6).fill(null));
  });

  it('say of a large panel whether it is divided', () => {
    const { rounds, people } = decisionRecord(en, CROWD).ratings;
    expect(people).toHaveLength(50);
    expect(rounds[0]?.criteria.map(({ divided }) => divided)).toEqual(Array(6).fill(true));
  });
});

describe('the votes of a record', () => {
  it('count voices, and who changed theirs', () => {
    expect(overruled.votes).toMatchObject({
      quorum: null,
      eligible: null,
      cast: 4,
      agree: 1,
      disagree: 3,
      minority: 'agree',
      forOutcome: 3,
      changed: [{ id: 'U3', name: 'Chen Wei' }],
      beforeLastRevision: 3,
    });
  });

  it('keep each objection with its reason', () => {
    expect(
      overruled.votes.objections.map(({ person, preferred }) => [person.id, preferred]),
    ).toEqual([
      ['U2', 'rag'],
      ['U3', 'rag'],
      ['U4', 'rag'],
    ]);
  });

  it('do not take another reason for a change of mind', () => {
    const { changed } = recordOf({}, [
      objects('U2', 'rag', 'It costs too much.'),
      objects('U2', 'rag', 'It costs far too much.'),
    ]).votes;
    expect(changed).toEqual([]);
  });

  it.each([
    [[], null],
    [[['U2', { kind: 'agree' }] as const], null],
    [[['U2', { kind: 'agree' }] as const, objects('U3', 'rag', 'No.')], null],
    [
      [
        ['U2', { kind: 'agree' }] as const,
        ['U4', { kind: 'agree' }] as const,
        objects('U3', 'rag', 'No.'),
      ],
      'disagree',
    ],
  ])('know a minority only where there is one', (commands, minority) => {
    expect(recordOf({}, commands).votes.minority).toBe(minority);
  });
});

describe('what a record says was decided', () => {
  it('stands beside what the engine said', () => {
    expect(overruled.outcome).toMatchObject({
      outcome: 'rag',
      name: 'RAG',
      verdict: 'hybrid',
      differs: true,
    });
    expect(recordOf({}, [decides('U1')]).outcome).toMatchObject({ differs: false });
  });

  it('brings the trade-offs of the outcome with it, as the engine would rank them', () => {
    const { consequences } = recordOf({}, [
      decides('U1', { outcome: 'prompting', reason: 'Too dear.' }),
    ]);
    expect(consequences).toMatchObject({ of: 'prompting', certain: true });
    expect(consequences?.tradeOffs.map(({ id }) => id)).toEqual([
      'prompting_ceiling',
      'prompting_few_shot',
    ]);
  });

  it('ranks the same trade-offs as a recommendation of the outcome does', () => {
    const hybrid = recordOf({}, [decides('U1')]).consequences?.tradeOffs;
    expect(hybrid).toEqual(FRESH.discussion.decision.recommendation.tradeOffs);
  });

  it('has no consequences that the engine knows where it is something else', () => {
    const { consequences, outcome } = recordOf({}, [
      decides('U1', { outcome: 'other', reason: 'We buy it.' }),
    ]);
    expect(consequences).toBeNull();
    expect(outcome).toMatchObject({ name: 'Something else', differs: true });
  });

  it('comes with tripwires: the answers that carry the verdict, and the day to look again', () => {
    expect(overruled.tripwires.reviewOn).toEqual({ on: '2027-08-01', zone: 'Europe/Zurich' });
    expect(overruled.tripwires.answers?.map(({ criterion }) => criterion)).toEqual([
      'external_knowledge',
      'model_adaptation',
      'training_data',
    ]);
  });

  it('keeps reviews and proposals', () => {
    expect(overruled.reviews).toMatchObject([
      { by: { id: 'U2' }, was: 'hybrid', verdict: 'hybrid', holds: true, nextOn: '2027-08-01' },
    ]);
    expect(overruled.proposals).toMatchObject([{ by: { id: 'U4' }, verdict: 'rag', revision: 2 }]);
  });
});

describe('the history of a record', () => {
  it('has every entry, in order, with names for ids', () => {
    const { history } = overruled;
    expect(history.map(({ position }) => position)).toEqual(OVERRULED.history.map((_, i) => i));
    expect(history.map(({ what }) => what.kind)).toEqual(
      OVERRULED.history.map(({ event }) => event.kind),
    );
    expect(history[0]).toMatchObject({
      at: '2026-11-23T12:00:00.000Z',
      actor: { id: 'U1', name: 'Ana Ruiz' },
      what: { deciders: [{ id: 'U2', name: 'Ben Okafor' }] },
    });
  });

  it('has no actor where something happened by itself', () => {
    expect(overruled.history[1]).toMatchObject({ actor: null, what: { kind: 'raters_reminded' } });
  });

  it('does not change what it is made from', () => {
    const before = structuredClone(OVERRULED.discussion);
    decisionRecord(en, OVERRULED);
    expect(OVERRULED.discussion).toEqual(before);
    expect(recordInput({}).discussion.decision.answers).toEqual(SUPPORT);
  });
});
