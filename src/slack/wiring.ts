import type { App } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import type { Digests } from '../decisions/digests.ts';
import type { Erase } from '../decisions/erase.ts';
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
import { createFormUpdates } from './form-updates.ts';
import type { Gateway } from './gateway.ts';
import type { Homes } from './home.ts';
import type { Identity } from './identity.ts';
import { ACTION, CALLBACK, COMMAND, SHORTCUT } from './ids.ts';
import { answerTried } from './listeners/actions/answer-tried.ts';
import { archiveWished } from './listeners/actions/archive-wished.ts';
import { assessmentBegun } from './listeners/actions/assessment-wished.ts';
import { deletionInstead } from './listeners/actions/deletion-wished.ts';
import { deliveryWished } from './listeners/actions/delivery-wished.ts';
import { digestOff } from './listeners/actions/digest-off.ts';
import { audienceChanged, digestStopped, digestWished } from './listeners/actions/digest-wished.ts';
import { forgetWished } from './listeners/actions/forget-wished.ts';
import { answerChanged, blindChanged, exampleChosen } from './listeners/actions/form-changed.ts';
import {
  adoptionWished,
  decisionWished,
  deletionWished,
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
import type { DiscussionDeps } from './listeners/discussion.ts';
import { appUninstalled } from './listeners/events/app-uninstalled.ts';
import { botJoined } from './listeners/events/bot-joined.ts';
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
  readonly uninstall: Uninstall;
  readonly settings: SettingsVerbs;
  readonly digests: Digests;
};

export type Wiring = {
  readonly verbs: Verbs;
  readonly gateway: Gateway;
  readonly people: People;
  readonly visibility: Visibility;
  readonly homes: Homes;
  readonly identity: Identity;
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

/** Which listener hears what: everything Slack can send the bot, once. */
export function wire(app: App, wiring: Wiring): void {
  const {
    verbs,
    gateway,
    people,
    visibility,
    homes,
    identity,
    messages,
    clock,
    logger: log,
  } = wiring;
  const managers = async () => (await verbs.settings.read(WORKSPACE)).managers;
  const may = { mayManage: mayManage(people, managers) };
  const discussion: DiscussionDeps = { ...verbs, ...may, people, gateway, messages, clock, log };
  const form = { updates: createFormUpdates({ gateway, log }), messages };
  const asking = { gateway, messages, log, current: verbs.settings.current };
  const seeing = { portfolio: verbs.portfolio, visibility, people, messages };
  app.command(COMMAND, assessmentAsked({ ...asking, answerList: answerList(seeing) }));
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUT.rateMessage },
    messageRated({ ...asking, people }),
  );
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUT.newAssessment }, assessmentWished(asking));

  const { teamId, botUserId } = identity;
  app.view(CALLBACK.assessment, assessmentSubmitted({ ...discussion, ...verbs, teamId }));
  app.view(CALLBACK.rating, ratingSubmitted(discussion));
  app.view(CALLBACK.disagreement, disagreementSubmitted(discussion));
  app.view(CALLBACK.decision, decisionSubmitted(discussion));
  app.view(CALLBACK.revision, revisionSubmitted(discussion));
  app.view(CALLBACK.whatIf, proposalSubmitted(discussion));
  app.view(CALLBACK.withdrawal, withdrawalSubmitted(discussion));
  app.view(CALLBACK.review, reviewSubmitted(discussion));
  app.view(CALLBACK.deletion, deletionSubmitted({ ...discussion, erase: verbs.erase }));

  app.action(ACTION.example, exampleChosen(form));
  app.action(ACTION.answerChanged, answerChanged(form));
  app.action(ACTION.blindChanged, blindChanged(form));
  app.action(ACTION.tryAnswer, answerTried({ ...discussion, updates: form.updates }));

  app.action(ACTION.rate, ratingWished(discussion));
  app.action(ACTION.reveal, revealWished(discussion));
  app.action(ACTION.agree, agreed(discussion));
  app.action(ACTION.disagree, disagreementWished(discussion));
  app.action(ACTION.decide, decisionWished(discussion));
  app.action(ACTION.more, moreWished(discussion));
  app.action(ACTION.adopt, adoptionWished(discussion));
  app.action(ACTION.review, reviewWished(discussion));
  app.action(ACTION.startOver, freshStartWished(discussion));
  app.action(ACTION.delete, deletionWished(discussion));
  app.action(ACTION.deleteInstead, deletionInstead(discussion));
  for (const action of [ACTION.retryDelivery, ACTION.moveDelivery]) {
    app.action(action, deliveryWished({ redeliver: verbs.redeliver, messages }));
  }

  app.action(ACTION.exportAll, archiveWished({ ...discussion, ...verbs }));
  app.view(CALLBACK.archive, archiveSubmitted({ ...discussion, ...verbs }));
  app.action(ACTION.newAssessment, assessmentBegun(asking));
  const changing = homeChanged({ portfolio: verbs.portfolio, homes });
  for (const action of HOME_ACTIONS) app.action(action, changing);
  const managing = {
    ...asking,
    settings: verbs.settings,
    visibility,
    homes,
    updates: form.updates,
    ...may,
  };
  app.action(ACTION.settings, settingsWished(managing));
  for (const action of [ACTION.settingsChannel, ACTION.settingsWorkspace]) {
    app.action(action, settingsTurned(managing));
  }
  app.view(CALLBACK.settings, settingsSubmitted(managing));
  app.view(CALLBACK.keeping, keepingSubmitted(managing));
  const digesting = {
    ...asking,
    digests: verbs.digests,
    people,
    visibility,
    updates: form.updates,
  };
  app.action(ACTION.digest, digestWished(digesting));
  for (const action of [ACTION.digestFor, ACTION.digestChannel]) {
    app.action(action, audienceChanged(digesting));
  }
  app.action(ACTION.digestStop, digestStopped(digesting));
  app.action(ACTION.digestOff, digestOff(digesting));
  app.view(CALLBACK.digest, digestSubmitted(digesting));
  app.action(ACTION.forget, forgetWished(discussion));
  app.view(CALLBACK.forgetting, forgetSubmitted({ ...discussion, ...verbs }));
  app.event('app_uninstalled', appUninstalled({ uninstall: verbs.uninstall, teamId, log }));
  app.event('app_home_opened', homeOpened({ homes }));
  const membership = { visibility, homes, botUserId };
  app.event('member_left_channel', memberChanged(membership));
  app.event('member_joined_channel', memberChanged(membership));
  app.event('channel_left', botLeft(membership));
  app.event('group_left', botLeft(membership));
  app.event(
    'member_joined_channel',
    botJoined({ resumeChannel: verbs.resumeChannel, botUserId, log }),
  );
}
