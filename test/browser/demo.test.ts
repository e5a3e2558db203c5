import { expect, it, onTestFinished } from 'vitest';
import { openContext } from './chromium.ts';
import { startDemo } from './demo.ts';
import { discussionOf } from './discussion.ts';
import { slackPage } from './slack-page.ts';
import { sharedBrowser } from './visit.ts';

const browser = sharedBrowser();

it('the demo has cases in every state, and days that pass when they are typed', async () => {
  const demo = await startDemo();
  const context = await openContext(browser(), {});
  onTestFinished(async () => {
    await context.close();
    await demo.stop();
  });
  const page = await context.newPage();
  await page.goto(demo.url);
  const mira = slackPage(page);
  await mira.actAs('Mira Haddad');

  await mira.goTo('ai-platform');
  await discussionOf(mira, 'Remarks on pull requests').says('still to rate: @Mira Haddad');
  await mira.goTo('support-tools');
  const open = discussionOf(mira, 'Product texts for the web shop');
  await open.says('1 agrees, 1 disagrees');
  const decided = discussionOf(mira, 'Sorting incoming mail by team');
  await decided.says('Decided: prompting first');

  demo.type('soon');
  demo.type('91');
  await decided.says('It is time to look at this again.');
  await open.root.getByRole('button', { name: /replies/ }).click();
  await mira.thread.getByText('This has been open for 91 days').first().waitFor();
  await mira.openMessagesOf('RAG or fine-tune');
  await mira.main.getByText('asked you to rate').first().waitFor();
  expect(demo.said()).toContain('Type a number of days');
});
