import type { App } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import type { Digests } from '../decisions/digests.ts';
import type { Erase } from '../decisions/erase.ts';
import type { AskToFollow } from '../decisions/follow-channel.ts';
import type { AskToForget } from '../decisions/forget.ts';
import type { Look } from '../decisions/look.ts';
import type { OrderArchive } from '../decisions/order-archive.ts';
import type { Perform } from '../decisions/perform.ts';
import type { Portfolio } from '../decisions/portfolio.ts';
import type { Redeliver, ResumeChannel } from '../decisions/redeliver.ts';
import type { SettingsVerbs } from '../decisions/settings.ts';
import type { SubmitDecision } from '../decisions/submit.ts';
import type { Uninstall } from '../decisions/uninstall.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import { WORKSPACE } from '../records/settings.ts';
import type { Access } from './access.ts';
import { createFormUpdates } from './form-updates.ts';
import type { Gateway } from './gateway.ts';
import type { Homes } from './home.ts';
import type { Identity } from './identity.ts';
import { ACTION, CALLBACK, SHORTCUT } from './ids.ts';
import { answerTried } from './listeners/actions/answer-tried.ts';
import { archiveWished } from './listeners/actions/archive-wished.ts';
import { assessmentBegun } from './listeners/actions/assessment-wished.ts';
import { deletionInstead, deletionWished } from './listeners/actions/deletion-wished.ts';
import { deliveryWished } from './listeners/actions/delivery-wished.ts';
import { digestOff } from './listeners/actions/digest-off.ts';
import { audienceChanged, digestStopped, digestWished } from './listeners/actions/digest-wished.ts';
import { forgetWished } from './listeners/actions/forget-wished.ts';
import { answerChanged, blindChanged, exampleChosen } from './listeners/actions/form-changed.ts';
import {
  adoptionWished,
  decisionWished,
  disagreementWished,
  freshStartWished,
  moreWished,
  ratingWished,
  reviewWished,
} from './listeners/actions/form-wished.ts';
import { homeChanged } from './listeners/actions/home-changed.ts';
import { settingsTurned, settingsWished } from './listeners/actions/settings-wished.ts';
import { agreed, revealWished } from './listeners/actions/voice-given.ts';
import { assessmentAsked } from './listeners/commands/assessment-asked.ts';
import { appUninstalled } from './listeners/events/app-uninstalled.ts';
import { botJoined } from './listeners/events/bot-joined.ts';
import { channelIdChanged } from './listeners/events/channel-id-changed.ts';
import { homeOpened } from './listeners/events/home-opened.ts';
import { botLeft, memberChanged } from './listeners/events/membership-changed.ts';
import { answerList } from './listeners/list-answer.ts';
import { assessmentWished, messageRated } from './listeners/shortcuts/assessment-asked.ts';
import { archiveSubmitted } from './listeners/views/archive-submitted.ts';
import { assessmentSubmitted } from './listeners/views/assessment-submitted.ts';
import { deletionSubmitted } from './listeners/views/deletion-submitted.ts';
import { digestSubmitted } from './listeners/views/digest-submitted.ts';
import {
  decisionSubmitted,
  disagreementSubmitted,
  proposalSubmitted,
  ratingSubmitted,
  reviewSubmitted,
  revisionSubmitted,
  withdrawalSubmitted,
} from './listeners/views/discussion-submitted.ts';
import { forgetSubmitted } from './listeners/views/forget-submitted.ts';
import { keepingSubmitted, settingsSubmitted } from './listeners/views/settings-submitted.ts';
import { mayManage } from './managing.ts';
import type { People } from './people.ts';
import type { Visibility } from './visibility.ts';

/** What the bot can do, for the listeners to call. */
export type Verbs = {
  readonly submit: SubmitDecision;
  readonly perform: Perform;
  readonly look: Look;
  readonly portfolio: Portfolio;
  readonly orderArchive: OrderArchive;
  readonly redeliver: Redeliver;
  readonly resumeChannel: ResumeChannel;
  readonly erase: Erase;
  readonly askToForget: AskToForget;
  readonly askToFollow: AskToFollow;
  readonly uninstall: Uninstall;
  readonly settings: SettingsVerbs;
  readonly digests: Digests;
};

export type Wiring = {
  readonly verbs: Verbs;
  readonly gateway: Gateway;
  readonly people: People;
  readonly visibility: Visibility;
  readonly access: Access;
  readonly homes: Homes;
  readonly identity: Identity;
  /** Whether Slack says that the app was removed from the workspace. */
  readonly isRemoved: () => Promise<boolean>;
  readonly messages: Messages;
  readonly clock: Clock;
  readonly logger: Logger;
};

/** What can be changed on the Home tab. */
const HOME_ACTIONS = [
  ACTION.homeStatus,
  ACTION.homeVerdict,
  ACTION.homeChannel,
  ACTION.homeOwner,
  ACTION.homeSearch,
  ACTION.homeClear,
  ACTION.homeOlder,
  ACTION.homeNewer,
] as const;

/** All that any listener is made of. */
function partsOf(wiring: Wiring) {
  const { verbs, gateway, people, visibility, access, homes, identity, messages, clock } = wiring;
  const { teamId, botUserId } = identity;
  const log = wiring.logger;
  const managers = async () => (await verbs.settings.read(WORKSPACE)).managers;
  return {
    ...verbs,
    gateway,
    people,
    visibility,
    access,
    homes,
    teamId,
    botUserId,
    isRemoved: wiring.isRemoved,
    messages,
    clock,
    log,
    current: verbs.settings.current,
    mayManage: mayManage(people, managers),
    updates: createFormUpdates({ gateway, log }),
  };
}

type Parts = ReturnType<typeof partsOf>;

/** Which listener hears what: everything Slack can send the bot, once. */
export function wire(app: App, wiring: Wiring): void {
  const parts = partsOf(wiring);
  wireAssessment(app, parts);
  wireThread(app, parts);
  wireHome(app, parts);
  wireSettings(app, parts);
  wireDigest(app, parts);
  wireDeletion(app, parts);
  wireMembership(app, parts);
}

/** A question: the ways to ask one, and its form. */
function wireAssessment(app: App, parts: Parts): void {
  // Whatever the manifest calls it: a workspace may have the app twice.
  app.command(/^\//, assessmentAsked({ ...parts, answerList: answerList(parts) }));
  app.shortcut({ type: 'message_action', callback_id: SHORTCUT.rateMessage }, messageRated(parts));
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUT.newAssessment }, assessmentWished(parts));
  app.action(ACTION.newAssessment, assessmentBegun(parts));
  app.action(ACTION.example, exampleChosen(parts));
  app.action(ACTION.answerChanged, answerChanged(parts));
  app.action(ACTION.blindChanged, blindChanged(parts));
  app.view(CALLBACK.assessment, assessmentSubmitted(parts));
}

/** What people say and do about a recommendation, in its thread. */
function wireThread(app: App, parts: Parts): void {
  app.action(ACTION.rate, ratingWished(parts));
  app.action(ACTION.reveal, revealWished(parts));
  app.action(ACTION.agree, agreed(parts));
  app.action(ACTION.disagree, disagreementWished(parts));
  app.action(ACTION.decide, decisionWished(parts));
  app.action(ACTION.more, moreWished(parts));
  app.action(ACTION.adopt, adoptionWished(parts));
  app.action(ACTION.review, reviewWished(parts));
  app.action(ACTION.startOver, freshStartWished(parts));
  app.action(ACTION.tryAnswer, answerTried(parts));
  for (const action of [ACTION.retryDelivery, ACTION.moveDelivery]) {
    app.action(action, deliveryWished(parts));
  }
  app.view(CALLBACK.rating, ratingSubmitted(parts));
  app.view(CALLBACK.disagreement, disagreementSubmitted(parts));
  app.view(CALLBACK.decision, decisionSubmitted(parts));
  app.view(CALLBACK.revision, revisionSubmitted(parts));
  app.view(CALLBACK.whatIf, proposalSubmitted(parts));
  app.view(CALLBACK.withdrawal, withdrawalSubmitted(parts));
  app.view(CALLBACK.review, reviewSubmitted(parts));
}

/** The Home tab, and the decisions that are taken away from there. */
function wireHome(app: App, parts: Parts): void {
  app.event('app_home_opened', homeOpened(parts));
  for (const action of HOME_ACTIONS) app.action(action, homeChanged(parts));
  app.action(ACTION.exportAll, archiveWished(parts));
  app.view(CALLBACK.archive, archiveSubmitted(parts));
}

function wireSettings(app: App, parts: Parts): void {
  app.action(ACTION.settings, settingsWished(parts));
  for (const action of [ACTION.settingsChannel, ACTION.settingsWorkspace]) {
    app.action(action, settingsTurned(parts));
  }
  app.view(CALLBACK.settings, settingsSubmitted(parts));
  app.view(CALLBACK.keeping, keepingSubmitted(parts));
}

function wireDigest(app: App, parts: Parts): void {
  app.action(ACTION.digest, digestWished(parts));
  for (const action of [ACTION.digestFor, ACTION.digestChannel]) {
    app.action(action, audienceChanged(parts));
  }
  app.action(ACTION.digestStop, digestStopped(parts));
  app.action(ACTION.digestOff, digestOff(parts));
  app.view(CALLBACK.digest, digestSubmitted(parts));
}

/** A decision that is deleted, somebody's words that are taken out, and the end of it all. */
function wireDeletion(app: App, parts: Parts): void {
  app.action(ACTION.delete, deletionWished(parts));
  app.action(ACTION.deleteInstead, deletionInstead(parts));
  app.view(CALLBACK.deletion, deletionSubmitted(parts));
  app.action(ACTION.forget, forgetWished(parts));
  app.view(CALLBACK.forgetting, forgetSubmitted(parts));
  app.event('app_uninstalled', appUninstalled(parts));
}

/** Who comes into a channel and who leaves it, and what it is called by Slack. */
function wireMembership(app: App, parts: Parts): void {
  app.event('member_left_channel', memberChanged(parts));
  app.event('member_joined_channel', memberChanged(parts));
  app.event('channel_left', botLeft(parts));
  app.event('group_left', botLeft(parts));
  app.event('member_joined_channel', botJoined(parts));
  app.event('channel_id_changed', channelIdChanged(parts));
}
