import { describe, expect, it } from 'vitest';
import { choosing, type Outcome } from '../../src/domain/decision.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { suggestedCheck } from '../../src/slack/thread/decision-modal-view.ts';
import { rate } from '../engine/answers.ts';
import { aDecision } from '../store/a-decision.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ask, CHECK, decideFor, fillIn, inputOf, threadOf, unfold } from './ask.ts';
import { type Discussion, discussionOf, FIVE, sent } from './team.ts';
import { startTestApp } from './test-app.ts';

const CASE = { title: 'House style', answers: '4 2 4 3 3 3' };
/** Once tuned, this is compared with the prompt in a loop; what is recommended is not. */
const LOOPED = { task: 'act', today: 'prompt' } as const;
const OWN = 'A hundred mails, judged by two people.';

/** The form of a decision about which RAG is recommended, as it opens. */
async function openForm(): Promise<{
  readonly slack: Workspace;
  readonly discussion: Discussion;
  readonly form: ModalDriver;
}> {
  const { slack } = await startTestApp('socket', { people: FIVE });
  await ask(slack, 'ana', 'general', CASE);
  await threadOf(slack, 'ana', 'general', CASE.title);
  const discussion = await discussionOf(slack, CASE.title);
  return { slack, discussion, form: await discussion.form('ana', 'decide') };
}

/** The check that follows from the test plan for what was decided. */
function checkFor(outcome: Exclude<Outcome, 'other'>): string {
  const decision = aDecision({ answers: rate(CASE.answers) });
  return suggestedCheck(en, choosing(outcome, decision, DEFAULT_RUBRIC));
}

/** The next update of a form waits until `update` is called. */
function withLateUpdate(slack: Workspace) {
  let update: () => void = () => {};
  const until = new Promise<void>((resolve) => {
    update = resolve;
  });
  const late = slack.faults.add({ method: 'views.update', effect: { type: 'late', until } });
  return { late, update };
}

const checkIn = (form: ModalDriver) => inputOf(form, 'check')?.value;

describe('the form of a decision', () => {
  it('suggests the check that fits what was decided', async () => {
    const { slack, form } = await openForm();
    expect(checkIn(form)).toBe(checkFor('rag'));
    await decideFor(slack, form, 'hybrid');
    expect(checkIn(form)).toBe(checkFor('hybrid'));
    await decideFor(slack, form, 'prompting');
    expect(checkIn(form)).toBe(checkFor('prompting'));
    await decideFor(slack, form, 'rag');
    expect(checkIn(form)).toBe(checkFor('rag'));
  });

  it('suggests the check of the recommendation for something else', async () => {
    const { slack, form } = await openForm();
    await decideFor(slack, form, 'prompting');
    await decideFor(slack, form, 'other');
    expect(checkIn(form)).toBe(checkFor('rag'));
  });

  it('suggests what fits what was decided, and not what was recommended, with details too', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    await slack.as('ana').command('general', '/rag-or-finetune');
    const asking = await slack.as('ana').modal();
    await fillIn(asking, { title: CASE.title, answers: '3 2 1 0 1 1' });
    await unfold(slack, asking);
    for (const [id, choice] of Object.entries(LOOPED)) await asking.select(id, choice);
    await sent(asking);
    await threadOf(slack, 'ana', 'general', CASE.title);
    const form = await (await discussionOf(slack, CASE.title)).form('ana', 'decide');
    const decision = aDecision({ answers: rate('3 2 1 0 1 1'), details: LOOPED });
    expect(checkIn(form)).toBe(suggestedCheck(en, decision));
    await decideFor(slack, form, 'finetune');
    const tuned = choosing('finetune', decision, DEFAULT_RUBRIC);
    expect(checkIn(form)).toBe(suggestedCheck(en, tuned));
    const { plan } = tuned.recommendation;
    expect(checkIn(form)).not.toContain(en.proof.passLine(plan, decision));
  });

  it('keeps all that is filled in when it suggests another check, and can be sent', async () => {
    const { slack, discussion, form } = await openForm();
    await form.type('reason', 'We own no documents.');
    await form.check('deciders', ['ana', 'ben']);
    await form.select('review_on', '2099-12-01');
    await decideFor(slack, form, 'prompting');
    await decideFor(slack, form, 'finetune');
    expect(inputOf(form, 'outcome')).toMatchObject({ selected_option: { value: 'finetune' } });
    expect(inputOf(form, 'reason')?.value).toBe('We own no documents.');
    await sent(form);
    await discussion.says('*Decided: fine-tuning*');
    await discussion.says('We own no documents.');
    await discussion.says('<@U0ANA> and <@U0BEN>');
    await discussion.says('1 December 2099');
    await discussion.says(checkFor('finetune'));
  });

  it('leaves a check alone that somebody has written, or emptied', async () => {
    for (const own of [OWN, '']) {
      const { slack, discussion, form } = await openForm();
      await form.type(CHECK, own);
      await form.select('outcome', 'other');
      await form.select('outcome', 'prompting');
      await slack.delivery.idle();
      expect(checkIn(form) ?? '').toBe(own);
      await form.type('reason', 'Cheaper.');
      await sent(form);
      const root = await discussion.says('*Decided: prompting first*');
      expect(JSON.stringify(root.blocks).includes(en.discussion.closed.check)).toBe(own !== '');
    }
  });

  it('loses nothing that is written while an update of it is on its way', async () => {
    const { slack, discussion, form } = await openForm();
    const { late, update } = withLateUpdate(slack);
    await form.select('outcome', 'prompting');
    await slack.when(() => late.hits() === 1);
    await form.type('reason', 'Cheaper.');
    await form.type(CHECK, OWN);
    await form.select('outcome', 'finetune');
    update();
    await slack.when(() => checkIn(form) === OWN && fieldOfCheck(form) !== 'check');
    await slack.delivery.idle();
    await sent(form);
    await discussion.says(OWN);
    await discussion.says('Cheaper.');
  });

  it('shows the last check of two that were wanted in quick succession', async () => {
    const { slack, form } = await openForm();
    const { late, update } = withLateUpdate(slack);
    await form.select('outcome', 'prompting');
    await slack.when(() => late.hits() === 1);
    await form.select('outcome', 'hybrid');
    update();
    await slack.when(() => checkIn(form) === checkFor('hybrid'));
  });
});

/** The block that holds the check now. */
const fieldOfCheck = (form: ModalDriver) =>
  Object.keys(form.state).find((block) => block.startsWith('check'));
