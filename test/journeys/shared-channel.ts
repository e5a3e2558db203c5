import type { PersonSeed } from '../workspace/seeds.ts';
import { type Case, fillIn, threadOf, unfold } from './ask.ts';
import { movableClock } from './clock.ts';
import { type Discussion, discussionOf, FIVE, sent } from './team.ts';
import { startTestApp, type TestApp, type TransportKind } from './test-app.ts';

export const CASE: Case = { title: 'Shared case', answers: '4 2 4 3 3 3' };

/** The five, a guest and a person of another company. */
export const PEOPLE: readonly PersonSeed[] = [
  ...FIVE,
  { name: 'gus', guest: 'single_channel' },
  { name: 'olga', teamId: 'T0OTHER' },
];
export const EVERYBODY = PEOPLE.map(({ name }) => name);
export const SHARED = [{ name: 'general', members: EVERYBODY }, { name: 'random' }];

export type Open = TestApp & {
  readonly discussion: Discussion;
  readonly clock: ReturnType<typeof movableClock>;
};

/** A question that ana asked in a channel with all of them, and which ben may decide as well. */
export async function openDiscussion(kind: TransportKind = 'socket'): Promise<Open> {
  const clock = movableClock();
  const testApp = await startTestApp(kind, { people: PEOPLE, channels: SHARED, clock });
  const { slack } = testApp;
  await slack.as('ana').command('general', '/rag-or-finetune');
  const form = await slack.as('ana').modal();
  await fillIn(form, CASE);
  await unfold(slack, form);
  await form.check('deciders', ['ben']);
  await sent(form);
  await threadOf(slack, 'ana', 'general', CASE.title);
  return { ...testApp, clock, discussion: await discussionOf(slack, CASE.title) };
}
