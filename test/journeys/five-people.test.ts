import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answer, CHECK, decideFor, inputOf } from './ask.ts';
import { movableClock } from './clock.ts';
import {
  askBlind,
  DAY,
  type Discussion,
  directMessage,
  disagree,
  discussionOf,
  ephemeralTo,
  FIVE,
  rate,
  sent,
} from './team.ts';
import { startTestApp } from './test-app.ts';
import { controlsOf, fieldsOf, wordsOf } from './words.ts';

const CASE = {
  title: 'Support answers',
  context: 'Drafts for people who answer customers.',
  answers: '3 3 3 3 3 3',
};
const KEPT_HIDDEN = 'Nobody sees it until the reveal';

describe.each(['socket', 'http'] as const)('five people, over %s', (transport) => {
  it('rate blind, disagree, decide against the verdict, look again, and start over', async () => {
    const clock = movableClock();
    const { slack } = await startTestApp(transport, { clock, people: FIVE });
    const discussion = await askBlind(slack, 'ana', CASE, { invited: ['ben', 'chloe'], enough: 4 });

    await threeRateAndChangeTheirMinds(discussion);
    expect(shownToAnybody(slack)).not.toMatch(
      /hybrid|fine-tuning|robust|, firm|leaning|fragile|“/i,
    );
    await theFourthReveals(discussion);
    await twoObject(discussion);
    await theOwnerRevises(slack, discussion);
    await theyDecideOtherwise(slack, discussion);
    await somebodyTakesTheRecordAway(slack, discussion);

    clock.advance(91 * DAY);
    await theAnswersStillHold(slack, discussion);
    clock.advance(91 * DAY);
    await theyHoldNoMore(slack, discussion);
    await theyStartOver(slack, discussion);
  });
});

/** Everything that the bot has posted or put on a Home tab. */
const shownToAnybody = (slack: Workspace): string =>
  JSON.stringify(
    slack
      .sentTo()
      .filter(({ kind }) => ['message', 'update', 'home', 'response_url'].includes(kind))
      .map(({ payload }) => payload),
  );

async function threeRateAndChangeTheirMinds(discussion: Discussion): Promise<void> {
  expect(wordsOf(discussion.root().blocks)).toContain(
    'Rated so far (1): <@U0ANA>. Asked, and still to rate: <@U0BEN>, <@U0CHLOE>.',
  );
  expect(await rate(discussion, 'ben', '0 0 0 0 0 0')).toContain(KEPT_HIDDEN);
  const again = await discussion.form('ben', 'rate');
  expect(inputOf(again, 'model_adaptation')).toMatchObject({ selected_option: { value: '0' } });
  await answer(again, '4 1 3 3 3 3');
  await sent(again);
  await again.close();
  // Nobody had to ask dev.
  await rate(discussion, 'dev', '4 3 3 3 4 3');
  await rate(discussion, 'dev', '4 4 3 3 4 3');
  await rate(discussion, 'ana', '4 4 3 3 3 3');
  await discussion.says('Rated so far (3): <@U0ANA>, <@U0BEN>, <@U0DEV>.');
  await discussion.says('Asked, and still to rate: <@U0CHLOE>.');
  expect(controlsOf(discussion.root())).toEqual(['rate', 'reveal', 'more']);
  expect(discussion.replies()).toEqual([]);
}

async function theFourthReveals(discussion: Discussion): Promise<void> {
  const form = await discussion.form('chloe', 'rate');
  for (const field of fieldsOf(form.view.blocks)) {
    expect(inputOf(form, field)).toMatchObject({ selected_option: null });
  }
  await answer(form, '4 3 2 3 3 3');
  await sent(form);
  expect(wordsOf(form.view.blocks)).toContain('Your answers say: Hybrid');
  await form.close();

  await discussion.says('*Hybrid: ');
  await discussion.says('The answers are the middle of the ratings given blind.');
  const panel = await discussion.reply('What 4 people’s answers say');
  const words = wordsOf(panel.blocks);
  expect(words).toContain(
    'Behaviour: from “a little” to “entirely”, in the middle between “strongly” and “entirely”',
  );
  expect(words).toContain('RAG (1 of 4): <@U0BEN>');
  expect(words).toContain('Hybrid (3 of 4): <@U0ANA>, <@U0DEV>, <@U0CHLOE>');
  expect(words).toContain('The split comes only from behaviour');
  for (const reply of ['Why hybrid', en.how.heading, en.tradeOffs.heading, en.proof.heading]) {
    await discussion.reply(reply);
  }
}

async function twoObject(discussion: Discussion): Promise<void> {
  const reason = 'The tone is easy to prompt; I tried.';
  await disagree(discussion, 'ben', { preferred: 'rag', reason });
  await disagree(discussion, 'eve', {
    preferred: 'prompting',
    reason: 'Nobody wrote a good prompt.',
  });
  await discussion.click('dev', 'agree');
  const objection = wordsOf((await discussion.reply('<@U0BEN> disagrees')).blocks);
  expect(objection).toContain('disagrees with hybrid and would go for RAG:');
  expect(objection).toContain(reason);
  await discussion.reply('<@U0EVE> disagrees with hybrid and would go for prompting first:');
  await discussion.says('rated by 4 people · 1 agrees, 2 disagree');
}

async function theOwnerRevises(slack: Workspace, discussion: Discussion): Promise<void> {
  const form = await discussion.form('ana', 'edit');
  await form.select('model_adaptation', '2');
  await sent(form);
  const words = wordsOf((await discussion.reply('<@U0ANA> edited the case.')).blocks);
  expect(words).toContain('Behaviour: from “strongly” to “somewhat”');
  expect(words).toContain('The verdict was hybrid and is now RAG (leaning).');
  expect(words).toContain('3 ratings and 3 votes from before this change are kept');
  await discussion.says('*RAG: ');
  await discussion.says('1 agrees, 2 disagree (3 from before the last change)');
  await discussion.reply('3 of these ratings were given before the answers were last changed.');
  // The replies are updated in place.
  await slack.when(() => discussion.replies().some(({ text }) => text.startsWith('Why RAG')));
  expect(discussion.replies().filter(({ text }) => text.startsWith('Why'))).toHaveLength(1);
}

async function theyDecideOtherwise(slack: Workspace, discussion: Discussion): Promise<void> {
  const form = await discussion.form('ana', 'decide');
  await decideFor(slack, form, 'prompting');
  await form.type(CHECK, 'A hundred tickets, judged by two people.');
  expect(await form.submit()).toMatchObject({
    ok: false,
    errors: { reason: 'Say why the decision differs from the recommendation.' },
  });
  expect(inputOf(form, 'outcome')).toMatchObject({ selected_option: { value: 'prompting' } });
  expect(inputOf(form, 'check')?.value).toBe('A hundred tickets, judged by two people.');
  await form.type('reason', 'Cheaper to try first.');
  await sent(form);
  await discussion.says('*Decided: prompting first*\nThe recommendation was RAG (leaning).');
  await discussion.says('Why: Cheaper to try first.');
  await discussion.says('How it will be checked: A hundred tickets, judged by two people.');
  expect(controlsOf(discussion.root())).toEqual(['more']);
  await discussion.reply('<@U0ANA> recorded the decision: prompting first.');
}

async function somebodyTakesTheRecordAway(slack: Workspace, discussion: Discussion): Promise<void> {
  await discussion.click('ben', 'export');
  await ephemeralTo(slack, 'ben', 'I am sending you the record in a direct message.');
  await directMessage(slack, 'ben', 'The record of');
  const ben = slack.as('ben');
  const shared = await slack.when(() => ben.dms().find(({ files }) => files?.length === 2));
  const [markdown, json] = shared.files ?? [];
  const madr = ben.download(shared.channel, shared.ts, markdown?.name);
  expect(madr).toContain('Chosen option: “Prompting first”');
  expect(madr).toContain('> The tone is easy to prompt; I tried.');
  const record: unknown = JSON.parse(ben.download(shared.channel, shared.ts, json?.name));
  expect(record).toMatchObject({ title: CASE.title, status: 'decided', revision: 2 });
}

async function theAnswersStillHold(slack: Workspace, discussion: Discussion): Promise<void> {
  const asked = await discussion.reply(
    'It is time to look again at this decision (prompting first).',
  );
  expect(wordsOf(asked.blocks)).toContain('Outside knowledge: all (no request can be answered');
  expect(wordsOf(asked.blocks)).toContain('Behaviour: somewhat (a page of rules');
  await slack.as('ana').click('general', asked.ts, 'review');
  const form = await slack.as('ana').modal();
  expect(fieldsOf(form.view.blocks)).toEqual([
    'external_knowledge',
    'model_adaptation',
    'review_on',
  ]);
  await sent(form);
  await discussion.reply('Unchanged: the answers still say RAG.');
  await discussion.says('the verdict is still RAG.');
  expect(controlsOf(discussion.root())).toEqual(['more']);
}

async function theyHoldNoMore(slack: Workspace, discussion: Discussion): Promise<void> {
  await discussion.says('It is time to look at this again.');
  const form = await discussion.form('ana', 'review');
  await form.select('external_knowledge', '1');
  await sent(form);
  const found = await discussion.reply('The verdict would now be prompting first instead of RAG.');
  expect(wordsOf(found.blocks)).toContain('Outside knowledge: from “all” to “a few”');
  await discussion.says('the verdict would now be prompting first.');
  await slack.as('ana').click('general', found.ts, 'start_over');
}

async function theyStartOver(slack: Workspace, discussion: Discussion): Promise<void> {
  const form = await slack.as('ana').modal();
  expect(inputOf(form, 'title')?.value).toBe(CASE.title);
  expect(inputOf(form, 'external_knowledge')).toMatchObject({ selected_option: { value: '1' } });
  await form.type('title', 'Simpler answers');
  await sent(form);
  const next = await discussionOf(slack, 'Simpler answers');
  const link = (discussion: Discussion) => `/archives/C0GENERAL/p${discussion.ts.replace('.', '')}`;
  await next.says(link(discussion));
  await discussion.says(link(next));
  expect(wordsOf(discussion.root().blocks)).toContain('*Replaced* by');
  expect(JSON.stringify((await discussion.reply('This is replaced by')).blocks)).toContain(
    link(next),
  );
  expect(controlsOf(discussion.root())).toEqual(['more']);
  expect(controlsOf(next.root())).toContain('decide');
}
