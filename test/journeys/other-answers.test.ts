import { describe, expect, it } from 'vitest';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { ask, inputOf, threadOf, WHOLE_THREAD } from './ask.ts';
import { askBlind, type Discussion, discussionOf, FIVE, historyKinds, rate, sent } from './team.ts';
import { startTestApp, type TestApp } from './test-app.ts';
import { controlsOf, wordsOf } from './words.ts';

const CASE = { title: 'House style', context: 'Mails in our tone.', answers: '4 2 4 3 3 3' };

async function openDiscussion(): Promise<TestApp & { readonly discussion: Discussion }> {
  const testApp = await startTestApp('socket', { people: FIVE });
  await ask(testApp.slack, 'ana', 'general', CASE);
  await threadOf(testApp.slack, 'ana', 'general', CASE.title);
  return { ...testApp, discussion: await discussionOf(testApp.slack, CASE.title) };
}

/** Tries one other answer, and waits until the form says what follows. */
async function tries(
  slack: Workspace,
  form: ModalDriver,
  [criterion, level]: readonly [string, string],
  words: string,
): Promise<void> {
  await form.select(criterion, level);
  await slack.when(() => wordsOf(form.view.blocks).includes(words), {
    label: `a form that says “${words}”`,
  });
}

describe('what if', () => {
  it('shows what other answers would mean while they are chosen, and records nothing', async () => {
    const testApp = await openDiscussion();
    const { slack, discussion } = testApp;
    const form = await discussion.form('ben', 'what_if');
    expect(wordsOf(form.view.blocks)).toContain('You have changed nothing yet');
    await form.type('note', 'typed before trying');
    await tries(slack, form, ['model_adaptation', '4'], 'These answers say: Hybrid');
    expect(wordsOf(form.view.blocks)).toContain('The record says otherwise: RAG');
    expect(wordsOf(form.view.blocks)).toContain('Behaviour: from “somewhat” to “entirely”');
    await tries(slack, form, ['external_knowledge', '0'], 'These answers say: Fine-tuning');
    await tries(slack, form, ['model_adaptation', '2'], 'These answers say: Prompting first');
    await tries(slack, form, ['external_knowledge', '4'], 'You have changed nothing yet');
    expect(inputOf(form, 'note')?.value).toBe('typed before trying');
    expect(await form.submit()).toMatchObject({
      ok: false,
      errors: { note: expect.stringContaining('Nothing is different') },
    });
    await form.close();
    expect(historyKinds(testApp)).toEqual(['submitted']);
    expect(discussion.replies()).toHaveLength(WHOLE_THREAD - 1);
  });

  it('is proposed to the thread with a note, and taken over by the owner alone', async () => {
    const testApp = await openDiscussion();
    const { slack, discussion } = testApp;
    const form = await discussion.form('ben', 'what_if');
    await form.type('note', 'Our tone has failed in three prompts.');
    await tries(slack, form, ['model_adaptation', '4'], 'These answers say: Hybrid');
    await sent(form);
    const proposal = await discussion.reply('<@U0BEN> proposes other answers:');
    const words = wordsOf(proposal.blocks);
    expect(words).toContain('Behaviour: from “somewhat” to “entirely”');
    expect(words).toContain('The verdict would become hybrid (');
    expect(words).toContain('Our tone has failed in three prompts.');
    expect(wordsOf(discussion.root().blocks)).toContain('*RAG');

    await slack.as('ana').click('general', proposal.ts, 'adopt');
    const edit = await slack.as('ana').modal();
    expect(inputOf(edit, 'model_adaptation')).toMatchObject({ selected_option: { value: '4' } });
    expect(inputOf(edit, 'context')?.value).toBe(CASE.context);
    await sent(edit);
    await discussion.says('*Hybrid');
    await discussion.reply('<@U0ANA> edited the case.');
    expect(historyKinds(testApp)).toEqual(['submitted', 'proposed', 'revised']);
  });

  it('works on a decided case too, where there is nothing to propose any more', async () => {
    const { slack, discussion } = await openDiscussion();
    await sent(await discussion.form('ana', 'decide'));
    await discussion.says('*Decided: RAG*');
    const form = await discussion.form('eve', 'what_if');
    expect(form.view.submit).toBeNull();
    await tries(slack, form, ['external_knowledge', '0'], 'These answers say: Prompting first');
    expect(wordsOf(form.view.blocks)).toContain('cannot be proposed to the thread');
  });

  it('cannot be proposed any more when it was decided meanwhile, and says so in the form', async () => {
    const { slack, discussion } = await openDiscussion();
    const form = await discussion.form('ben', 'what_if');
    await sent(await discussion.form('ana', 'decide'));
    await tries(slack, form, ['model_adaptation', '4'], 'These answers say: Hybrid');
    expect(await form.submit()).toMatchObject({ ok: false });
    expect(form.isOpen).toBe(true);
  });
});

describe('rating what is open', () => {
  it('shows the rater alone what they would get, and everybody one panel that is kept up', async () => {
    const { slack, discussion } = await openDiscussion();
    const told = await rate(discussion, 'ben', '0 4 4 3 3 3');
    expect(told).toContain('Your answers say: Fine-tuning: ');
    expect(told).toContain('The record says otherwise: RAG — ');
    expect(told).toContain('Outside knowledge: you say “none”, the record says “all”');
    const panel = await discussion.reply('What 2 people’s answers say');
    await rate(discussion, 'chloe', '0 4 4 3 3 3');
    await rate(discussion, 'dev', '4 2 4 3 3 3');
    const now = await discussion.reply('What 4 people’s answers say');
    expect(now.ts).toBe(panel.ts);
    await discussion.says('rated by 4 people');
    expect(await rate(discussion, 'eve', CASE.answers)).toContain(
      'Your six answers are those of the record.',
    );
    expect(
      slack
        .as('chloe')
        .messages('general')
        .filter(({ ephemeral }) => ephemeral),
    ).toEqual([]);
  });

  it('lets the owner take the middle answers, and nobody when they are the record’s', async () => {
    const { slack, discussion } = await openDiscussion();
    await rate(discussion, 'ben', '0 4 4 3 3 3');
    await rate(discussion, 'chloe', '0 4 4 3 3 3');
    const panel = await discussion.reply('What 3 people’s answers say');
    expect(wordsOf(panel.blocks)).toContain('say fine-tuning. The answers of record say RAG.');
    await slack.as('ana').click('general', panel.ts, 'adopt');
    const form = await slack.as('ana').modal();
    expect(inputOf(form, 'external_knowledge')).toMatchObject({ selected_option: { value: '0' } });
    await sent(form);
    await discussion.says('*Fine-tuning');
    const after = await discussion.reply('say fine-tuning, as the recommendation does');
    expect(after.ts).toBe(panel.ts);
    expect(controlsOf(after)).toEqual([]);
  });

  it('of the owner alone changes their rating, posts no panel, and leaves the record', async () => {
    const testApp = await openDiscussion();
    const { slack, discussion } = testApp;
    expect(await rate(discussion, 'ana', '0 4 4 3 3 3')).toContain(
      'The record says otherwise: RAG',
    );
    await discussion.click('ben', 'agree');
    await discussion.says('rated by one person · 1 agrees');
    await sent(await discussion.form('ana', 'withdraw'));
    await discussion.reply('withdrew this');
    expect(discussion.replies()).toHaveLength(WHOLE_THREAD);
    expect(slack.as('ana').dms()).toEqual([]);
  });

  it('after a blind rating counts whoever comes late', async () => {
    const { slack } = await startTestApp('socket', { people: FIVE });
    const discussion = await askBlind(slack, 'ana', CASE, { enough: 2 });
    await rate(discussion, 'ben', CASE.answers);
    await discussion.reply('All of them say RAG.');
    await rate(discussion, 'chloe', '0 4 4 3 3 3');
    await discussion.reply('What 3 people’s answers say');
    await discussion.says('rated by 3 people');
  });
});

describe('a voice', () => {
  it('is one a person, changeable, and an objection that was taken back is not counted', async () => {
    const { slack, discussion } = await openDiscussion();
    await discussion.click('ben', 'agree');
    await discussion.says('1 agrees');
    const form = await discussion.form('ben', 'disagree');
    expect(await form.submit()).toMatchObject({ ok: false, reason: 'invalid' });
    await form.select('preferred', 'other');
    await form.type('reason', '   ');
    expect(await form.submit()).toMatchObject({
      errors: { reason: 'Say why in a sentence, so that the others can answer you.' },
    });
    await form.type('reason', 'Buy it.');
    await sent(form);
    await discussion.says('1 disagrees');
    await discussion.reply('<@U0BEN> disagrees with RAG and would go for something else:');
    const again = await discussion.form('ben', 'disagree');
    expect(inputOf(again, 'reason')?.value).toBe('Buy it.');
    await again.close();
    await discussion.click('ben', 'agree');
    await slack.when(() => wordsOf(discussion.root().blocks).includes('· 1 agrees'));
    expect(wordsOf(discussion.root().blocks)).not.toContain('disagrees');
    await discussion.reply('<@U0BEN> agrees now; what they wrote against it above is taken back.');
  });
});
