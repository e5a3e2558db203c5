import { expect } from 'vitest';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { ChannelSeed, PersonSeed } from '../workspace/seeds.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { fromHome } from './a-manager.ts';
import { movableClock } from './clock.ts';
import { sent } from './team.ts';
import { startTestApp } from './test-app.ts';
import { wordsOf } from './words.ts';

export const PEOPLE: readonly PersonSeed[] = [
  { name: 'ana', realName: 'Ana Torres', role: 'owner' },
  { name: 'ben', realName: 'Ben Okafor' },
  { name: 'chloe', realName: 'Chloe Martin' },
  { name: 'dev', realName: 'Dev Rao' },
  { name: 'gus', guest: 'single_channel' },
];
export const CHANNELS: readonly ChannelSeed[] = [
  { name: 'general', members: ['ana', 'ben', 'chloe', 'dev', 'gus'] },
  { name: 'random' },
  { name: 'secret', kind: 'private', members: ['chloe', '@app'] },
  { name: 'hidden', kind: 'private', members: ['ben'] },
];
export const ANSWERS = '4 2 4 3 3 3';
const timeoutMs = 10_000;

/** A workspace whose channels differ in who sees them, with a bot and a clock to move. */
export async function aWorkspace() {
  const clock = movableClock();
  const testApp = await startTestApp('socket', { people: PEOPLE, channels: CHANNELS, clock });
  return { ...testApp, clock };
}

/** The text of a person's open modal. */
export const read = (form: ModalDriver): string => wordsOf(form.view.blocks);

/** Opens the settings from the Home tab, for a channel if one is named. */
export async function settingsOf(
  slack: Workspace,
  who: string,
  channel?: string,
): Promise<ModalDriver> {
  const form = await fromHome(slack, who, 'settings');
  if (channel === undefined) return form;
  await turnTo(slack, form, channel);
  return form;
}

/** Shows the settings of a channel in the same form. */
export async function turnTo(slack: Workspace, form: ModalDriver, channel: string): Promise<void> {
  const before = form.view.hash;
  await form.select('settings_channel', channel);
  await slack.when(() => form.view.hash !== before, { timeoutMs, label: `#${channel}’s settings` });
}

/** The block of a field; its id has a suffix that counts how often the bot filled the form in. */
export function field(form: ModalDriver, name: string): { readonly blockId: string } {
  const block = form.view.blocks.find(({ block_id: id = '' }) => id.split('.')[0] === name);
  if (block?.block_id === undefined) throw new Error(`no field ${name}`);
  return { blockId: block.block_id };
}

/** Sends the form, which says this then. */
export async function kept(form: ModalDriver, words: string): Promise<void> {
  await sent(form);
  expect(read(form)).toContain(words);
  await form.close();
}
