import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { NOTHING_SET, WORKSPACE } from '../../src/domain/settings.ts';
import { CRITERIA } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { EMPTY_MEMORY } from '../../src/slack/assessment/assessment-form.ts';
import {
  ACTION,
  BLOCK,
  CALLBACK,
  COMMAND,
  decisionBlock,
  deliveryBlock,
  type More,
  SHORTCUT,
} from '../../src/slack/kit/ids.ts';
import { suggestedCheck } from '../../src/slack/thread/decision-modal-view.ts';
import { rate } from '../engine/answers.ts';
import { aDecision } from '../store/a-decision.ts';
import type { Json } from '../workspace/json.ts';
import type { Inbound } from '../workspace/transport/transport.ts';
import { HYBRID } from './a-manager.ts';

/** A user as Slack names them in a payload. */
export type Sender = { readonly id: string; readonly teamId: string };

/** What an attacker has got hold of: ids, and where things stand. */
export type Loot = {
  readonly privateChannel: string;
  readonly general: string;
  readonly owner: string;
  /** Decisions of the private channel in each of their states, by id. */
  readonly open: string;
  readonly toDecide: string;
  readonly toWithdraw: string;
  readonly toDelete: string;
  readonly decided: string;
  readonly toReplace: string;
  readonly blind: string;
  readonly undelivered: string;
  /** Where the thread of the open one begins. */
  readonly ts: string;
  /** Somewhere that takes whatever is posted. */
  readonly responseUrl: string;
};

/** One payload that Slack would sign, with everything in it but its sender chosen freely. */
export type Attempt = {
  readonly name: string;
  readonly sends: (by: Sender, loot: Loot) => Inbound;
  /** The person for whom the attempts work, in the order of the list. */
  readonly worksFor: 'ana' | 'cleo';
  /** True for what any member may do, because it concerns only themselves. */
  readonly isOwn?: true;
};

type Values = Readonly<Record<string, Json>>;
type Builder = (loot: Loot) => Json;

let count = 0;
const unique = (): string => {
  count += 1;
  return `n${count}`;
};

const interactive = (by: Sender, payload: Json): Inbound => ({
  kind: 'interactive',
  payload: {
    user: { id: by.id, username: 'x', name: 'x', team_id: by.teamId },
    team: { id: 'T0WORKSPACE', domain: 'workspace' },
    api_app_id: 'A0APP',
    token: 'x',
    enterprise: null,
    is_enterprise_install: false,
    trigger_id: `${unique()}.${by.id}`,
    ...payload,
  },
});

const viewOf = (callback: string, memory: Json, values: Values): Json => ({
  id: `V${unique()}`,
  type: 'modal',
  team_id: 'T0WORKSPACE',
  callback_id: callback,
  private_metadata: JSON.stringify(memory),
  hash: '1.a',
  blocks: [],
  state: { values },
});

const actionOf = (loot: Loot, by: Sender, action: Json, view: Json | null): Inbound =>
  interactive(by, {
    type: 'block_actions',
    actions: [{ action_ts: '1700000000.000100', block_id: 'any', ...action }],
    response_url: loot.responseUrl,
    ...(view === null
      ? {
          container: { type: 'message', message_ts: loot.ts, channel_id: loot.privateChannel },
          channel: { id: loot.privateChannel, name: 'board' },
          message: { ts: loot.ts, text: 'Forged', blocks: [] },
        }
      : { container: { type: 'view', view_id: view.id }, view }),
  });

const chosen = (value: string): Json => ({ type: 'static_select', selected_option: { value } });
const typed = (value: string): Json => ({ type: 'plain_text_input', value });
const ticked = (value: string): Json => ({ type: 'checkboxes', selected_options: [{ value }] });
const conversation = (id: string): Json => ({
  type: 'conversations_select',
  selected_conversation: id,
});
const field = (name: string, input: Json): Values => ({ [name]: { [ACTION.input]: input } });
const answersOf = (level: string): Values =>
  Object.assign({}, ...CRITERIA.map((id) => field(id, chosen(level))));

type Extra = Partial<Pick<Attempt, 'worksFor' | 'isOwn'>>;
const attempt = (name: string, sends: Attempt['sends'], extra: Extra = {}): Attempt => ({
  name,
  sends,
  worksFor: 'ana',
  ...extra,
});

const OWN = { isOwn: true } as const;
const ANYBODY = { worksFor: 'cleo' } as const;

const click = (id: string, block: (loot: Loot) => string, extra?: Extra, value = '') =>
  attempt(
    `${id} ${value}`,
    (by, loot) =>
      actionOf(loot, by, { type: 'button', action_id: id, block_id: block(loot), value }, null),
    extra,
  );
const inView = (id: string, action: Builder, view: Builder, extra?: Extra) =>
  attempt(
    id,
    (by, loot) => actionOf(loot, by, { action_id: id, ...action(loot) }, view(loot)),
    extra,
  );
const atHome = (id: string, action: Builder) =>
  attempt(id, (by, loot) => actionOf(loot, by, { action_id: id, ...action(loot) }, null), OWN);
const more = (entry: string, of: (loot: Loot) => string, extra?: Extra) =>
  attempt(
    `more ${entry}`,
    (by, loot) =>
      actionOf(
        loot,
        by,
        {
          type: 'overflow',
          action_id: ACTION.more,
          block_id: decisionBlock(of(loot)),
          selected_option: { value: entry },
        },
        null,
      ),
    extra,
  );
const sent = (callback: string, memory: Builder, values: (loot: Loot) => Values, extra?: Extra) =>
  attempt(
    `sends ${callback}`,
    (by, loot) =>
      interactive(by, {
        type: 'view_submission',
        view: viewOf(callback, memory(loot), values(loot)),
      }),
    extra,
  );

const about = (of: (loot: Loot) => string) => (loot: Loot) => decisionBlock(of(loot));
const open = about((loot) => loot.open);
const button: Builder = () => ({ type: 'button' });

const emptyForm: Builder = ({ privateChannel }) =>
  viewOf(CALLBACK.assessment, { ...EMPTY_MEMORY, channel: privateChannel }, {});
const whatIf: Builder = (loot) => viewOf(CALLBACK.whatIf, { decision: loot.open }, answersOf('2'));
/** With the check as the bot has suggested it, which it changes with what was decided. */
const deciding: Builder = (loot) => {
  const decision = aDecision({ answers: rate(HYBRID) });
  return viewOf(
    CALLBACK.decision,
    { decision: loot.open, verdict: 'hybrid', suggestedFor: 'hybrid' },
    {
      // What nobody trains or looks anything up for is checked otherwise.
      ...field(BLOCK.outcome, chosen('prompting')),
      ...field(BLOCK.check, typed(suggestedCheck(en, decision))),
    },
  );
};
const digestForm: Builder = ({ privateChannel }) =>
  viewOf(
    CALLBACK.digest,
    {},
    {
      ...field(BLOCK.digestFor, chosen('channel')),
      ...field(BLOCK.channel, conversation(privateChannel)),
    },
  );
const settingsForm: Builder = ({ privateChannel }) =>
  viewOf(CALLBACK.settings, { scope: privateChannel, revision: 0, shown: NOTHING_SET }, {});
const aContext: Values = {
  ...field(BLOCK.title, typed('Forged')),
  ...field(BLOCK.context, typed('')),
  ...answersOf('2'),
};

/** Every entry of the menu of a message. */
const ENTRIES: Readonly<Record<More, Attempt>> = {
  edit: more('edit', (loot) => loot.open),
  what_if: more('what_if', (loot) => loot.open, ANYBODY),
  export: more('export', (loot) => loot.open, ANYBODY),
  withdraw: more('withdraw', (loot) => loot.open),
  start_over: more('start_over', (loot) => loot.open),
  delete: more('delete', (loot) => loot.open),
};

const subscription = sent(
  CALLBACK.digest,
  () => ({}),
  ({ privateChannel }) => ({
    ...field(BLOCK.digestFor, chosen('channel')),
    ...field(BLOCK.channel, conversation(privateChannel)),
    ...field(`${BLOCK.weekday}.${privateChannel}`, chosen('4')),
    ...field(`${BLOCK.hour}.${privateChannel}`, chosen('7')),
  }),
  ANYBODY,
);

/** Nothing listens to these: a form is read when it is sent. */
const NOTHING: readonly Attempt[] = [];

/** Every button, menu and field. The compiler asks for a new one. */
const ACTIONS: Readonly<Record<keyof typeof ACTION, readonly Attempt[]>> = {
  answer: NOTHING,
  input: NOTHING,
  rate: [
    click(ACTION.rate, open, ANYBODY),
    click(
      ACTION.rate,
      about((loot) => loot.blind),
      ANYBODY,
    ),
  ],
  reveal: [
    click(
      ACTION.reveal,
      about((loot) => loot.blind),
    ),
  ],
  agree: [click(ACTION.agree, open, ANYBODY)],
  disagree: [click(ACTION.disagree, open, ANYBODY)],
  decide: [click(ACTION.decide, open)],
  more: Object.values(ENTRIES),
  adopt: [click(ACTION.adopt, open, {}, 'middle'), click(ACTION.adopt, open, {}, '1')],
  review: [
    click(
      ACTION.review,
      about((loot) => loot.decided),
    ),
  ],
  startOver: [
    click(
      ACTION.startOver,
      about((loot) => loot.decided),
    ),
  ],
  outcomeChanged: [inView(ACTION.outcomeChanged, () => chosen('rag'), deciding, ANYBODY)],
  tryAnswer: [inView(ACTION.tryAnswer, () => chosen('2'), whatIf, ANYBODY)],
  delete: [
    click(ACTION.delete, open),
    click(
      ACTION.delete,
      about((loot) => loot.undelivered),
    ),
  ],
  deleteInstead: [
    inView(ACTION.deleteInstead, (loot) => ({ ...button(loot), block_id: open(loot) }), whatIf),
  ],
  retryDelivery: [click(ACTION.retryDelivery, (loot) => deliveryBlock(loot.undelivered))],
  moveDelivery: [
    attempt('moves it to where everybody sees it', (by, loot) =>
      actionOf(
        loot,
        by,
        {
          ...conversation(loot.general),
          action_id: ACTION.moveDelivery,
          block_id: deliveryBlock(loot.undelivered),
        },
        null,
      ),
    ),
  ],
  example: [inView(ACTION.example, () => chosen('support'), emptyForm, OWN)],
  answerChanged: [inView(ACTION.answerChanged, () => chosen('2'), emptyForm, OWN)],
  unfold: [inView(ACTION.unfold, button, emptyForm, OWN)],
  blindChanged: [inView(ACTION.blindChanged, () => ticked('blind'), emptyForm, OWN)],
  forget: [atHome(ACTION.forget, button)],
  newAssessment: [atHome(ACTION.newAssessment, button)],
  homeStatus: [atHome(ACTION.homeStatus, () => chosen('open'))],
  homeVerdict: [atHome(ACTION.homeVerdict, () => chosen('rag'))],
  homeChannel: [atHome(ACTION.homeChannel, ({ privateChannel }) => conversation(privateChannel))],
  homeOwner: [
    atHome(ACTION.homeOwner, ({ owner }) => ({ type: 'users_select', selected_user: owner })),
  ],
  homeSearch: [atHome(ACTION.homeSearch, () => typed('common'))],
  homeClear: [atHome(ACTION.homeClear, button)],
  homeOlder: [
    atHome(ACTION.homeOlder, (loot) => ({
      type: 'button',
      value: JSON.stringify({ createdAt: 9e15, id: loot.open }),
    })),
  ],
  homeNewer: [atHome(ACTION.homeNewer, button)],
  exportAll: [atHome(ACTION.exportAll, button)],
  digest: [atHome(ACTION.digest, button)],
  digestFor: [inView(ACTION.digestFor, () => chosen('channel'), digestForm, OWN)],
  digestChannel: [
    inView(
      ACTION.digestChannel,
      ({ privateChannel }) => conversation(privateChannel),
      digestForm,
      OWN,
    ),
  ],
  digestStop: [
    inView(
      ACTION.digestStop,
      ({ privateChannel }) => ({ type: 'button', value: privateChannel }),
      digestForm,
      ANYBODY,
    ),
  ],
  digestOff: [
    // There is one to turn off.
    subscription,
    attempt(
      'turns the digest of a channel off',
      (by, loot) =>
        actionOf(
          loot,
          by,
          { type: 'button', action_id: ACTION.digestOff, value: loot.privateChannel },
          null,
        ),
      ANYBODY,
    ),
    attempt('turns somebody’s own digest off', (by, loot) =>
      actionOf(loot, by, { type: 'button', action_id: ACTION.digestOff, value: loot.owner }, null),
    ),
  ],
  settings: [atHome(ACTION.settings, button)],
  settingsChannel: [
    inView(
      ACTION.settingsChannel,
      ({ privateChannel }) => conversation(privateChannel),
      settingsForm,
      OWN,
    ),
  ],
  settingsWorkspace: [inView(ACTION.settingsWorkspace, button, settingsForm, OWN)],
};

/** Every form that can be sent. */
const CALLBACKS: Readonly<Record<keyof typeof CALLBACK, readonly Attempt[]>> = {
  info: NOTHING,
  assessment: [
    sent(
      CALLBACK.assessment,
      ({ privateChannel }) => ({ ...EMPTY_MEMORY, channel: privateChannel }),
      () => aContext,
    ),
    sent(
      CALLBACK.assessment,
      () => EMPTY_MEMORY,
      ({ privateChannel }) => ({
        ...aContext,
        ...field(BLOCK.channel, conversation(privateChannel)),
      }),
    ),
    sent(
      CALLBACK.assessment,
      (loot) => ({ ...EMPTY_MEMORY, channel: loot.general, supersedes: loot.toReplace }),
      () => aContext,
    ),
  ],
  rating: [
    sent(
      CALLBACK.rating,
      (loot) => ({ decision: loot.open }),
      () => answersOf('3'),
      ANYBODY,
    ),
    sent(
      CALLBACK.rating,
      (loot) => ({ decision: loot.blind }),
      () => answersOf('3'),
      ANYBODY,
    ),
  ],
  disagreement: [
    sent(
      CALLBACK.disagreement,
      (loot) => ({ decision: loot.open }),
      () => ({
        ...field(BLOCK.preferred, chosen('other')),
        ...field(BLOCK.reason, typed('Forged')),
      }),
      ANYBODY,
    ),
  ],
  whatIf: [
    sent(
      CALLBACK.whatIf,
      (loot) => ({ decision: loot.open }),
      () => ({ ...answersOf('1'), ...field(BLOCK.note, typed('Forged')) }),
      ANYBODY,
    ),
  ],
  revision: [
    sent(
      CALLBACK.revision,
      (loot) => ({ ...EMPTY_MEMORY, channel: loot.general, decision: loot.open }),
      () => aContext,
    ),
  ],
  review: [
    sent(
      CALLBACK.review,
      (loot) => ({ decision: loot.decided }),
      () => answersOf('3'),
    ),
  ],
  decision: [
    sent(
      CALLBACK.decision,
      (loot) => ({ decision: loot.toDecide, verdict: 'rag' }),
      ({ owner }) => ({
        ...field(BLOCK.outcome, chosen('other')),
        ...field(BLOCK.reason, typed('Forged')),
        ...field(BLOCK.deciders, { type: 'multi_users_select', selected_users: [owner] }),
      }),
    ),
  ],
  withdrawal: [
    sent(
      CALLBACK.withdrawal,
      (loot) => ({ decision: loot.toWithdraw }),
      () => field(BLOCK.reason, typed('Forged')),
    ),
  ],
  digest: [subscription],
  archive: [
    sent(
      CALLBACK.archive,
      ({ privateChannel }) => ({ filter: { ...NO_FILTER, channel: privateChannel } }),
      () => ({ ...field(BLOCK.format, chosen('json')), ...field(BLOCK.which, chosen('filtered')) }),
      OWN,
    ),
  ],
  settings: [
    sent(
      CALLBACK.settings,
      ({ privateChannel }) => ({ scope: privateChannel, revision: 0, shown: NOTHING_SET }),
      () => ({
        ...field(BLOCK.decide, chosen('members')),
        ...field(BLOCK.remindAfterDays, typed('3')),
        ...field(BLOCK.blindFirst, chosen('no')),
      }),
    ),
  ],
  keeping: [
    sent(
      CALLBACK.keeping,
      ({ privateChannel }) => ({ scope: privateChannel, to: { remindAfterDays: 9 } }),
      () => field(BLOCK.confirm, ticked('yes')),
    ),
    sent(
      CALLBACK.keeping,
      () => ({ scope: WORKSPACE, to: { keepDays: 9_000 } }),
      () => field(BLOCK.confirm, ticked('yes')),
    ),
  ],
  deletion: [
    sent(
      CALLBACK.deletion,
      (loot) => ({ decision: loot.toDelete }),
      () => field(BLOCK.confirm, ticked('yes')),
    ),
  ],
  forgetting: [
    sent(
      CALLBACK.forgetting,
      () => ({}),
      ({ owner }) => ({
        ...field(BLOCK.personId, typed(owner)),
        ...field(BLOCK.confirm, ticked('yes')),
      }),
    ),
  ],
};

/** Every shortcut: the form opens with what was sent, and with nothing else. */
const SHORTCUTS: Readonly<Record<keyof typeof SHORTCUT, readonly Attempt[]>> = {
  rateMessage: [
    attempt(
      SHORTCUT.rateMessage,
      (by, loot) =>
        interactive(by, {
          type: 'message_action',
          callback_id: SHORTCUT.rateMessage,
          channel: { id: loot.privateChannel, name: 'board' },
          message: { ts: loot.ts, text: 'Forged' },
          message_ts: loot.ts,
          action_ts: '1.1',
          response_url: loot.responseUrl,
        }),
      OWN,
    ),
  ],
  newAssessment: [
    attempt(
      SHORTCUT.newAssessment,
      (by) =>
        interactive(by, {
          type: 'shortcut',
          callback_id: SHORTCUT.newAssessment,
          action_ts: '1.1',
        }),
      OWN,
    ),
  ],
};

export const typedCommand = (text: string): Attempt =>
  attempt(
    `types ${text}`,
    (by, loot) => ({
      kind: 'command',
      payload: {
        team_id: 'T0WORKSPACE',
        channel_id: loot.privateChannel,
        channel_name: 'privategroup',
        user_id: by.id,
        command: COMMAND,
        text,
        api_app_id: 'A0APP',
        trigger_id: `${unique()}.${by.id}`,
        response_url: loot.responseUrl,
      },
    }),
    OWN,
  );

const COMMANDS = ['', 'help', 'list', 'list open', 'list mine', 'list stale', 'search common'];

export const homeOpened = attempt(
  'opens Home',
  (by) => ({
    kind: 'event',
    payload: {
      type: 'event_callback',
      team_id: 'T0WORKSPACE',
      api_app_id: 'A0APP',
      event_id: `Ev${unique()}`,
      event: { type: 'app_home_opened', user: by.id, tab: 'home', channel: 'D1' },
    },
  }),
  OWN,
);

/** All there is to try, those that end something last. */
export const ATTEMPTS: readonly Attempt[] = [
  homeOpened,
  ...COMMANDS.map(typedCommand),
  ...[ACTIONS, CALLBACKS, SHORTCUTS].flatMap((table) => Object.values(table).flat()),
];
