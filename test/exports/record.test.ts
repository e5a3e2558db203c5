import { describe, expect, it } from 'vitest';
import { recommend } from '../../src/engine/index.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import {
  BLIND,
  CROWD,
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
      schemaVersion: 2,
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

describe('the ratings of a record', () => {
  it('say what each person’s own answers come to, with or without a panel', () => {
    const own = OVERRULED.discussion.ratings.map(({ answers }) => {
      const { verdict, strength } = recommend(answers);
      return { verdict, strength };
    });
    for (const panel of [OVERRULED.panel, null]) {
      const { people } = decisionRecord(en, { ...OVERRULED, panel }).ratings;
      expect(people.map(({ verdict, strength }) => ({ verdict, strength }))).toEqual(own);
    }
  });

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
