import { expect, it } from 'vitest';
import { nothingOwed } from './a-digest.ts';
import { asked, homeOf, openedHome, setCompany } from './a-manager.ts';
import { movableClock } from './clock.ts';
import { discussionOf, sent } from './team.ts';
import { wordsOf } from './words.ts';

const timeoutMs = 10_000;

it('a private channel that is shared with another company keeps its decisions', async () => {
  const clock = movableClock();
  const testApp = await setCompany({ clock });
  const { slack } = testApp;
  await asked(testApp, 'ana', 'board', 'Merger papers');
  await openedHome(testApp, 'ana');
  expect(JSON.stringify(slack.as('ana').home())).toContain('/archives/C0BOARD/');
  const id = slack.shareOutside('board');
  await slack.when(() => JSON.stringify(slack.as('ana').home()).includes(`/archives/${id}/`), {
    timeoutMs,
    label: 'a link to where the thread stands now',
  });
  expect(homeOf(testApp, 'ana')).toContain('Merger papers');
  // The message is updated in place, and its buttons still work.
  const discussion = await discussionOf(slack, 'Merger papers', 'board');
  await discussion.click('ben', 'agree');
  await discussion.says('1 agree');
  const decide = await discussion.form('ana', 'decide');
  await decide.select('outcome', 'rag');
  await sent(decide);
  await discussion.reply('recorded the decision');
  expect(wordsOf(slack.as('eve').home()?.blocks)).not.toContain('Merger');
  clock.advance(3 * 60_000);
  await nothingOwed(testApp);
});
