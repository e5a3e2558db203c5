import { describe, expect, it } from 'vitest';
import { adviceOn } from '../../src/engine/index.ts';
import { decisionRecord } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import { decides, FRESH, OVERRULED, recordOf } from './a-record.ts';

const overruled = decisionRecord(en, OVERRULED);

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

  it('brings its own kinds, trade-offs and cautions with it, not those of the verdict', () => {
    const { consequences, recommendation } = overruled;
    const { answers, considerations, details } = OVERRULED.discussion.decision;
    const advice = adviceOn('rag', answers, { considerations, details });
    expect(consequences).toMatchObject({ of: 'rag', certain: true });
    expect(consequences?.kinds.map(({ kind }) => kind)).toEqual(
      advice.kinds.map(({ kind }) => kind),
    );
    expect(consequences?.tradeOffs.map(({ id, evidence }) => ({ id, evidence }))).toEqual(
      advice.tradeOffs,
    );
    expect(consequences?.cautions.map(({ code }) => code)).toEqual(
      advice.cautions.map(({ code }) => code),
    );
    const trained = (kinds: readonly { part: string }[] = []) =>
      kinds.filter(({ part }) => part === 'tuning');
    expect(trained(recommendation?.kinds)).not.toEqual([]);
    expect(trained(consequences?.kinds)).toEqual([]);
  });

  it('brings what the recommendation says where people followed it', () => {
    const { consequences, recommendation } = recordOf({}, [decides('U1')]);
    const { tradeOffs } = FRESH.discussion.decision.recommendation;
    expect(consequences?.tradeOffs.map(({ id, evidence }) => ({ id, evidence }))).toEqual(
      tradeOffs,
    );
    expect(consequences?.kinds).toEqual(recommendation?.kinds);
    expect(consequences?.cautions).toEqual(recommendation?.cautions);
  });

  it('has a title for each trade-off, and what it means in this case', () => {
    const [first] = decisionRecord(en, FRESH).consequences?.tradeOffs ?? [];
    expect(first).toMatchObject({
      title: en.tradeOffs.title('form_not_facts'),
      text: en.tradeOffs.here('form_not_facts', FRESH.discussion.decision),
    });
  });

  it('is tested by a plan in numbers and in words', () => {
    const { plan } = overruled.confirmation;
    const { decision } = OVERRULED.discussion;
    const { plan: planned } = decision.recommendation;
    expect(plan).toMatchObject({
      of: 'hybrid',
      sample: planned.sample,
      baseline: { inPlace: 'prompt', text: en.proof.baseline(planned, decision) },
      passLine: { ...planned.passLine, text: en.proof.passLine(planned, decision) },
      collectLabels: null,
    });
    expect(plan?.sample.text).toContain(en.proof.sample(planned.sample, decision));
    expect(plan?.switches).toEqual(en.proof.switches(decision));
    expect(plan?.checks.map(({ code }) => code)).toEqual(planned.checks);
    for (const { code, ...words } of plan?.checks ?? []) {
      expect(words).toEqual(en.proof.check(code, decision));
    }
    expect(plan?.loadBearing.map(({ findOut }) => findOut)).toEqual(
      planned.loadBearing.map((id) => en.question.findOutBy(decision, id)),
    );
  });

  it('comes with what to keep for later where labels are missing', () => {
    const { plan } = recordOf({ answers: rate('3 4 4 1 3 2') }).confirmation;
    expect(plan?.collectLabels).toBe(en.proof.collectLabels);
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
