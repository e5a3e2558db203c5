import { threadOf } from '../journeys/ask.ts';
import type { ChannelSeed, PersonSeed } from '../workspace/seeds.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type Asked, ask } from './acts.ts';
import { playBlindRating, playDecision, playSplit } from './discussions.ts';

export const PEOPLE: readonly PersonSeed[] = [
  { name: 'mira', realName: 'Mira Haddad', role: 'primary_owner' },
  { name: 'jonas', realName: 'Jonas Weber' },
  { name: 'lin', realName: 'Lin Wei' },
  { name: 'ada', realName: 'Ada Nwosu' },
  { name: 'tomas', realName: 'Tomás Silva' },
];

export const CHANNELS: readonly ChannelSeed[] = [
  { name: 'general' },
  { name: 'ai-platform' },
  { name: 'support-tools' },
  { name: 'legal-review', kind: 'private', members: ['mira', 'ada'] },
];

const ASKED: readonly Asked[] = [
  {
    who: 'jonas',
    channel: 'ai-platform',
    title: 'Release notes in our house style',
    context: 'Turns merged pull requests into release notes as our writers would.',
    answers: '0 4 1 3 1 0',
  },
  {
    who: 'lin',
    channel: 'ai-platform',
    title: 'Answers from the engineering handbook',
    context: 'New colleagues ask how we do things; the handbook changes every week.',
    answers: '4 1 3 1 3 3',
  },
  {
    who: 'tomas',
    channel: 'support-tools',
    title: 'Replies to billing questions',
    context: 'Drafts replies in our tone, from the account and the price list.',
    answers: '3 4 4 3 3 2',
  },
];

/** A few people at work, so that a newcomer does not meet an empty room. */
export async function playFirstDay(workspace: Workspace): Promise<void> {
  await workspace
    .as('mira')
    .say('general', 'Welcome, everybody. Pilots are discussed in #ai-platform.');
  await workspace
    .as('ada')
    .say('ai-platform', 'Before we train anything: has anyone tried a better prompt first?');
  for (const asked of ASKED) await ask(workspace, asked);
  const threads = [];
  for (const { who, channel, title } of ASKED) {
    threads.push(await threadOf(workspace, who, channel, title));
  }
  const root = threads[0]?.[0];
  await workspace
    .as('ada')
    .say('ai-platform', 'I would keep 100 pull requests back to test with. Agreed?', root?.ts);
  await playSplit(workspace);
  await playDecision(workspace);
  await playBlindRating(workspace);
}
