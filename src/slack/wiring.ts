import type { App } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { WORKSPACE } from '../domain/settings.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import type { Erase } from '../usecases/delete-decision.ts';
import type { Digests } from '../usecases/digests.ts';
import type { AskToFollow } from '../usecases/follow-channel.ts';
import type { AskToForget } from '../usecases/forget-person.ts';
import type { Perform } from '../usecases/perform.ts';
import type { Portfolio } from '../usecases/portfolio.ts';
import type { Look } from '../usecases/queries.ts';
import type { Redeliver, ResumeChannel } from '../usecases/redeliver.ts';
import type { OrderArchive } from '../usecases/request-export.ts';
import type { SettingsVerbs } from '../usecases/settings.ts';
import type { SubmitDecision } from '../usecases/submit.ts';
import type { Uninstall } from '../usecases/uninstall.ts';
import type { Access } from './api/access.ts';
import type { Gateway } from './api/gateway.ts';
import type { Identity } from './api/identity.ts';
import type { People } from './api/people.ts';
import { createMayManage } from './api/permissions.ts';
import type { Visibility } from './api/visibility.ts';
import { assessmentBegun } from './assessment/button-listener.ts';
import { answerChanged, blindChanged, exampleChosen } from './assessment/form-changed-listener.ts';
import { assessmentWished, messageRated } from './assessment/shortcut-listener.ts';
import { assessmentSubmitted } from './assessment/submission-listener.ts';
import { assessmentAsked } from './command/command-listener.ts';
import { answerList } from './command/list-answer.ts';
import { audienceChanged, digestStopped, digestWished } from './digest/digest-modal-listener.ts';
import { digestOff } from './digest/digest-off-listener.ts';
import { digestSubmitted } from './digest/digest-submission-listener.ts';
import { archiveWished } from './export/export-modal-listener.ts';
import { archiveSubmitted } from './export/export-submission-listener.ts';
import { botJoined } from './home/bot-joined-listener.ts';
import { channelIdChanged } from './home/channel-id-listener.ts';
import { homeChanged } from './home/home-changed-listener.ts';
import { homeOpened } from './home/home-opened-listener.ts';
import type { Homes } from './home/homes.ts';
import { botLeft, memberChanged } from './home/membership-listener.ts';
import { ACTION, CALLBACK, SHORTCUT } from './kit/ids.ts';
import { createFormUpdates } from './listeners/form-updates.ts';
import { forgetWished } from './privacy/forget-modal-listener.ts';
import { forgetSubmitted } from './privacy/forget-submission-listener.ts';
import { appUninstalled } from './privacy/uninstall-listener.ts';
import { settingsTurned, settingsWished } from './settings/settings-modal-listener.ts';
import { keepingSubmitted, settingsSubmitted } from './settings/settings-submission-listener.ts';
import { deletionInstead, deletionWished } from './thread/deletion-modal-listener.ts';
import { deletionSubmitted } from './thread/deletion-submission-listener.ts';
import { deliveryWished } from './thread/delivery-listener.ts';
import {
  adoptionWished,
  decisionWished,
  disagreementWished,
  freshStartWished,
  moreWished,
  ratingWished,
  reviewWished,
} from './thread/modal-listener.ts';
import {
  decisionSubmitted,
  disagreementSubmitted,
  proposalSubmitted,
  ratingSubmitted,
  reviewSubmitted,
  revisionSubmitted,
  withdrawalSubmitted,
} from './thread/submission-listener.ts';
import { agreed, revealWished } from './thread/vote-listener.ts';
import { answerTried } from './thread/what-if-listener.ts';

/** What the bot can do, for the listeners to call. */
export type UseCases = {
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
  readonly useCases: UseCases;
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
  const { useCases, gateway, people, visibility, access, homes, identity, messages, clock } =
    wiring;
  const { teamId, botUserId } = identity;
  const log = wiring.logger;
  const managers = async () => (await useCases.settings.read(WORKSPACE)).managers;
  return {
    ...useCases,
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
    current: useCases.settings.current,
    mayManage: createMayManage(people, managers),
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
