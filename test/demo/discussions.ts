import { CHECK, decideFor, threadOf } from '../journeys/ask.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Asked, ask, did, fillInFrom, rate, rootThatSays } from './acts.ts';

const REVIEWS: Asked = {
  who: 'lin',
  channel: 'ai-platform',
  title: 'Remarks on pull requests',
  context: 'Comments as our senior reviewers would, by the guidelines of each service.',
  answers: '3 3 2 2 3 2',
};

/** Lin asks four people, herself included; Ada has rated, and one more rating reveals it. */
export async function playBlindRating(workspace: Workspace): Promise<void> {
  const { channel } = REVIEWS;
  await ask(workspace, REVIEWS, { invited: ['mira', 'jonas', 'ada'], enough: '3' });
  const { ts } = await rootThatSays(workspace, REVIEWS, 'Rated so far (1)');
  await rate(workspace, { who: 'ada', channel, ts }, '3 4 3 1 3 2');
  await rootThatSays(workspace, REVIEWS, 'Rated so far (2)');
}

const SHOP: Asked = {
  who: 'mira',
  channel: 'support-tools',
  title: 'Product texts for the web shop',
  context: 'Writes a product’s page in our voice, from its data sheet.',
  answers: '3 4 3 3 3 1',
};

/** Four rated; they split over the training data alone, and Jonas disagrees. */
export async function playSplit(workspace: Workspace): Promise<void> {
  const { channel, title } = SHOP;
  await ask(workspace, SHOP, { invited: ['jonas', 'ada', 'tomas'], enough: '4' });
  const { ts } = await rootThatSays(workspace, SHOP, 'Rated so far');
  await rate(workspace, { who: 'jonas', channel, ts }, '4 3 3 1 3 2');
  await rate(workspace, { who: 'ada', channel, ts }, '3 4 2 3 2 1');
  await rate(workspace, { who: 'tomas', channel, ts }, '3 4 3 2 3 1');
  await rootThatSays(workspace, SHOP, 'rated by 4 people');
  await threadOf(workspace, SHOP.who, channel, title);
  await fillInFrom(workspace, { who: 'jonas', channel, ts, button: 'disagree' }, async (form) => {
    await did(form.select('preferred', 'rag'));
    const reason =
      'We kept the old pages, but not which of them anybody liked. I count forty that two of us would call good.';
    await did(form.type('reason', reason));
  });
  await did(workspace.as('tomas').click(channel, ts, 'agree'));
}

const SORTING: Asked = {
  who: 'ada',
  channel: 'support-tools',
  title: 'Sorting incoming mail by team',
  context: 'Each mail to the desk goes to one of twelve teams; years of it are sorted by hand.',
  answers: '0 4 2 4 1 0',
  deciders: ['mira'],
};

/** Ada and Mira decide against the recommendation, and say why. */
export async function playDecision(workspace: Workspace): Promise<void> {
  const { channel, title, who } = SORTING;
  await ask(workspace, SORTING);
  const [root] = await threadOf(workspace, who, channel, title);
  if (root === undefined) return;
  const { ts } = root;
  await did(workspace.as('tomas').click(channel, ts, 'agree'));
  await fillInFrom(workspace, { who, channel, ts, button: 'decide' }, async (form) => {
    await decideFor(workspace, form, 'prompting');
    const reason =
      'A prompt that describes the twelve teams sorted 93 of 100 mails right, and nobody here has the time to look after a model of our own.';
    await did(form.type('reason', reason));
    const check = 'We sort 200 mails a month by hand as well. Below 90 % right, we tune.';
    await did(form.type(CHECK, check));
    await did(form.check('deciders', ['ada', 'mira']));
  });
  await rootThatSays(workspace, SORTING, 'Decided');
}
