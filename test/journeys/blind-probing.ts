import type { KnownBlock, Overflow } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { expect, vi } from 'vitest';
import { CRITERIA } from '../../src/engine/index.ts';
import { plain } from '../../src/slack/kit/blocks.ts';
import { button } from '../../src/slack/kit/elements.ts';
import {
  ACTION,
  BLOCK,
  COMMAND,
  decisionBlock,
  deliveryBlock,
  MORE,
  type More,
  SHORTCUT,
} from '../../src/slack/kit/ids.ts';
import type { Db } from '../../src/store/open.ts';
import { isJson, textOf } from '../workspace/json.ts';
import type { ActResult } from '../workspace/protocol.ts';
import type { PersonSeed } from '../workspace/seeds.ts';
import type { Sent } from '../workspace/sent-log.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { isDelivered } from './crowd.ts';
import { FORGED, forged, forgedForms } from './forged-forms.ts';
import type { Discussion } from './team.ts';

/** The owner, raters, a decider, a member who does nothing, and two outsiders. */
export const PEOPLE: readonly PersonSeed[] = [
  { name: 'ana' },
  { name: 'ben' },
  { name: 'chloe' },
  { name: 'dana' },
  { name: 'eve' },
  { name: 'gus', guest: 'multi_channel' },
  { name: 'xena', teamId: 'T0ELSEWHERE' },
];
const MEMBERS = ['ana', 'ben', 'chloe', 'dana', 'eve'];
const ALL = PEOPLE.map(({ name }) => name);
export const CHANNELS = [
  { name: 'general', members: [...ALL, '@app'], isExtShared: true },
  { name: 'secret', kind: 'private', members: MEMBERS },
] as const;

/** The workspace and the thread in which people act. */
export type Scene = {
  readonly slack: Workspace;
  readonly db: Db;
  readonly discussion: Discussion;
  readonly decisionId: string;
};

/** Every button the bot can post, as if left over from earlier: this decision never had most of them. */
const BUTTONS = [
  ACTION.rate,
  ACTION.agree,
  ACTION.disagree,
  ACTION.decide,
  ACTION.review,
  ACTION.startOver,
] as const;

/** A menu has five entries at most. */
const FEW: readonly More[] = MORE.slice(0, 5);
const REST: readonly More[] = MORE.slice(5);

/** Values that a proposal's button could carry. */
const ADOPTED = ['middle', '0', '1'] as const;

/** Posts messages of the bot with all of these buttons into the thread. */
async function leftOvers({ slack, discussion, decisionId }: Scene): Promise<readonly string[]> {
  const client = clientOf(slack);
  const block_id = decisionBlock(decisionId);
  const post = async (blocks: readonly KnownBlock[]): Promise<string> => {
    const at = { channel: 'C0GENERAL', thread_ts: discussion.ts };
    const { ts } = await client.chat.postMessage({ ...at, text: 'Left over', blocks: [...blocks] });
    return ts ?? '';
  };
  const menu = (entries: readonly More[]): Overflow => ({
    type: 'overflow',
    action_id: ACTION.more,
    options: entries.map((more) => ({ text: plain(more), value: more })),
  });
  const retry = button(ACTION.retryDelivery, 'retry');
  return [
    await post([
      { type: 'actions', block_id, elements: [...BUTTONS.map((id) => button(id, id)), menu(FEW)] },
      { type: 'actions', block_id: deliveryBlock(decisionId), elements: [retry] },
    ]),
    await post([{ type: 'actions', block_id, elements: [menu(REST)] }]),
    ...(await Promise.all(
      ADOPTED.map((value) =>
        post([{ type: 'actions', block_id, elements: [button(ACTION.adopt, 'take', { value })] }]),
      ),
    )),
  ];
}

/**
 * Each person presses every button and closes what opens; nobody reveals or withdraws.
 * Returns where the menu is.
 */
export async function pressEverything(scene: Scene, people = ALL): Promise<string> {
  const { slack, db } = scene;
  const [first = '', second = '', ...proposals] = await leftOvers(scene);
  for (const name of people) {
    const person = slack.as(name);
    for (const id of [...BUTTONS, ACTION.retryDelivery]) {
      await answered(slack, name, () => person.click('general', first, id));
    }
    for (const more of MORE) {
      await answered(slack, name, () =>
        person.choose('general', FEW.includes(more) ? first : second, ACTION.more, more),
      );
    }
    for (const ts of proposals) {
      await answered(slack, name, () => person.click('general', ts, ACTION.adopt));
    }
  }
  await isDelivered(db);
  return first;
}

/** Does something that the bot answers in private, and closes the form if that is the answer. */
async function answered(
  slack: Workspace,
  name: string,
  act: () => Promise<ActResult>,
  isHome = false,
): Promise<void> {
  // The bot also updates Homes by itself.
  const answers = (): number =>
    slack.sentTo(name).filter(({ kind }) => (kind === 'home') === isHome).length;
  const before = answers();
  const done = await act();
  // Slack itself refuses some of this to some people.
  if (!done.ok) return;
  await vi.waitFor(() => expect(answers(), `${name}: ${act}`).toBeGreaterThan(before), {
    timeout: 20_000,
    interval: 5,
  });
  const person = slack.as(name);
  for (const { id } of person.snapshot().modals) {
    await person.act({ type: 'close_view', view: id, all: true });
  }
}

/** Each person opens everything there is: Home, help, the command's form, the shortcuts' forms. */
export async function lookAround({ slack, discussion }: Scene): Promise<void> {
  for (const name of ALL) {
    const person = slack.as(name);
    await answered(slack, name, () => person.openHome(), true);
    if (name === 'xena') continue;
    await answered(slack, name, () => person.command('general', `${COMMAND} help`));
    await answered(slack, name, () => person.command('general', COMMAND));
    await answered(slack, name, () => person.shortcut(SHORTCUT.newAssessment));
    const root = { channel: 'general', ts: discussion.ts };
    await answered(slack, name, () => person.shortcut(SHORTCUT.rateMessage, root));
  }
}

/** Sends forms that cannot be open while a team rates blind. */
export async function sendForgedForms(scene: Scene): Promise<readonly ActResult[]> {
  const results: ActResult[] = [];
  for (const name of ['ana', 'ben', 'gus']) {
    for (const view of forgedForms(scene.decisionId)) {
      const form = await forged(scene.slack, name, view);
      const asked = Object.keys(form.state);
      for (const id of CRITERIA.filter((one) => asked.includes(one))) await form.select(id, '2');
      const choice = asked.find((one) => one === BLOCK.preferred || one === BLOCK.outcome);
      if (choice !== undefined) await form.select(choice, 'other');
      results.push(await form.submit());
      await form.close();
    }
  }
  return results;
}

const clientOf = ({ tokens, apiUrl }: Workspace): WebClient =>
  new WebClient(tokens.bot, { slackApiUrl: apiUrl });

/** What this room put into a form, and not the bot. */
export const isForged = ({ payload }: Sent): boolean =>
  isJson(payload.view) && textOf(payload.view.title, 'text') === FORGED;
