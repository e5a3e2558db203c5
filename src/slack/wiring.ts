import type { App } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import { WORKSPACE } from '../domain/settings.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Logger } from '../logger.ts';
import type { DeleteDecision } from '../usecases/delete-decision.ts';
import type { Digests } from '../usecases/digests.ts';
import type { RequestFollowing } from '../usecases/follow-channel.ts';
import type { RequestForgetting } from '../usecases/forget-person.ts';
import type { Perform } from '../usecases/perform.ts';
import type { Portfolio } from '../usecases/portfolio.ts';
import type { Queries } from '../usecases/queries.ts';
import type { Redeliver, ResumeChannel } from '../usecases/redeliver.ts';
import type { RequestExport } from '../usecases/request-export.ts';
import type { SettingsUseCases } from '../usecases/settings.ts';
import type { SubmitDecision } from '../usecases/submit.ts';
import type { Uninstall } from '../usecases/uninstall.ts';
import type { Access } from './api/access.ts';
import type { Gateway } from './api/gateway.ts';
import type { Identity } from './api/identity.ts';
import { createMayManage, type People } from './api/people.ts';
import type { Visibility } from './api/visibility.ts';
import { assessmentSubmitted } from './assessment/assessment-listener.ts';
import {
  createUnfoldedForms,
  fillInExample,
  showBlindInputs,
  showContradictions,
  unfoldForm,
} from './assessment/changes-listener.ts';
import {
  createOpenAssessment,
  openFromButton,
  openFromMessage,
  openFromShortcut,
} from './assessment/opening-listener.ts';
import {
  openAdoptionForm,
  openEditForm,
  openReplacementForm,
  revisionSubmitted,
} from './assessment/revision-listener.ts';
import { answerCommand, answerList } from './command/command-listener.ts';
import {
  digestSubmitted,
  openDigestForm,
  showAudienceInputs,
  stopDigest,
  stopDigestFromMessage,
} from './digest/digest-listener.ts';
import { exportSubmitted, openExportForm } from './export/export-listener.ts';
import { changeHome, HOME_ACTIONS, showHome } from './home/home-listener.ts';
import type { Homes } from './home/homes.ts';
import {
  deleteAfterUninstall,
  followChannelId,
  forgetChannel,
  refreshMembership,
  resumeChannelThreads,
} from './home/workspace-listener.ts';
import { ACTION, CALLBACK, SHORTCUT } from './kit/ids.ts';
import { commandClicked } from './listeners/clicked.ts';
import { createFormUpdates } from './listeners/form-updates.ts';
import { forgettingSubmitted, openForgettingForm } from './privacy/forgetting-listener.ts';
import {
  openSettings,
  retentionSubmitted,
  settingsSubmitted,
  switchScope,
} from './settings/settings-listener.ts';
import {
  openDecisionForm,
  openDisagreementForm,
  openRatingForm,
  openReviewForm,
  runMenuEntry,
  showWhatIf,
  suggestCheck,
  threadEntries,
} from './thread/button-listener.ts';
import { deletionSubmitted, offerDeletion, openDeletionForm } from './thread/deletion-listener.ts';
import { redeliverThread } from './thread/delivery-listener.ts';
import {
  decisionSubmitted,
  disagreementSubmitted,
  proposalSubmitted,
  ratingSubmitted,
  reviewSubmitted,
  withdrawalSubmitted,
} from './thread/submission-listener.ts';

/** Everything the bot can do, for the listeners to call. */
export type UseCases = {
  readonly submit: SubmitDecision;
  readonly perform: Perform;
  readonly queries: Queries;
  readonly portfolio: Portfolio;
  readonly requestExport: RequestExport;
  readonly redeliver: Redeliver;
  readonly resumeChannel: ResumeChannel;
  readonly deleteDecision: DeleteDecision;
  readonly requestForgetting: RequestForgetting;
  readonly requestFollowing: RequestFollowing;
  readonly uninstall: Uninstall;
  readonly settings: SettingsUseCases;
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

/** The dependencies of all listeners; each picks its own. */
function partsOf({ useCases, identity, logger: log, ...wiring }: Wiring) {
  const { gateway, people, messages } = wiring;
  const { current, read } = useCases.settings;
  const updates = createFormUpdates({ gateway, log });
  return {
    ...useCases,
    ...wiring,
    teamId: identity.teamId,
    botUserId: identity.botUserId,
    log,
    mayManage: createMayManage(people, async () => (await read(WORKSPACE)).managers),
    updates,
    unfolded: createUnfoldedForms(),
    openAssessment: createOpenAssessment({ gateway, people, updates, current, messages, log }),
  };
}

type Parts = ReturnType<typeof partsOf>;

/** Registers every listener, each for what Slack may send it. */
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

/** A new assessment: the ways to start one, and its form. */
function wireAssessment(app: App, parts: Parts): void {
  // Any name: a workspace may have the app twice, each with its own command.
  app.command(/^\//, answerCommand({ ...parts, answerList: answerList(parts) }));
  app.shortcut(
    { type: 'message_action', callback_id: SHORTCUT.rateMessage },
    openFromMessage(parts),
  );
  app.shortcut({ type: 'shortcut', callback_id: SHORTCUT.newAssessment }, openFromShortcut(parts));
  app.action(ACTION.newAssessment, openFromButton(parts));
  app.action(ACTION.example, fillInExample(parts));
  app.action(ACTION.answerChanged, showContradictions(parts));
  app.action(ACTION.blindChanged, showBlindInputs(parts));
  app.action(ACTION.unfold, unfoldForm(parts));
  app.view(CALLBACK.assessment, assessmentSubmitted(parts));
}

/** The buttons and forms of a decision's thread. */
function wireThread(app: App, parts: Parts): void {
  app.action(ACTION.rate, openRatingForm(parts));
  app.action(ACTION.reveal, commandClicked(parts, { kind: 'reveal' }));
  app.action(ACTION.agree, commandClicked(parts, { kind: 'agree' }));
  app.action(ACTION.disagree, openDisagreementForm(parts));
  app.action(ACTION.decide, openDecisionForm(parts));
  app.action(
    ACTION.more,
    runMenuEntry({
      ...threadEntries(parts),
      edit: openEditForm(parts),
      start_over: openReplacementForm(parts),
    }),
  );
  app.action(ACTION.adopt, openAdoptionForm(parts));
  app.action(ACTION.review, openReviewForm(parts));
  app.action(ACTION.startOver, openReplacementForm(parts));
  app.action(ACTION.tryAnswer, showWhatIf(parts));
  app.action(ACTION.outcomeChanged, suggestCheck(parts));
  for (const action of [ACTION.retryDelivery, ACTION.moveDelivery]) {
    app.action(action, redeliverThread(parts));
  }
  app.view(CALLBACK.rating, ratingSubmitted(parts));
  app.view(CALLBACK.disagreement, disagreementSubmitted(parts));
  app.view(CALLBACK.decision, decisionSubmitted(parts));
  app.view(CALLBACK.revision, revisionSubmitted(parts));
  app.view(CALLBACK.whatIf, proposalSubmitted(parts));
  app.view(CALLBACK.withdrawal, withdrawalSubmitted(parts));
  app.view(CALLBACK.review, reviewSubmitted(parts));
}

/** The Home tab, and the export of its decisions. */
function wireHome(app: App, parts: Parts): void {
  app.event('app_home_opened', showHome(parts));
  for (const action of HOME_ACTIONS) app.action(action, changeHome(parts));
  app.action(ACTION.exportAll, openExportForm(parts));
  app.view(CALLBACK.archive, exportSubmitted(parts));
}

function wireSettings(app: App, parts: Parts): void {
  app.action(ACTION.settings, openSettings(parts));
  for (const action of [ACTION.settingsChannel, ACTION.settingsWorkspace]) {
    app.action(action, switchScope(parts));
  }
  app.view(CALLBACK.settings, settingsSubmitted(parts));
  app.view(CALLBACK.keeping, retentionSubmitted(parts));
}

function wireDigest(app: App, parts: Parts): void {
  app.action(ACTION.digest, openDigestForm(parts));
  for (const action of [ACTION.digestFor, ACTION.digestChannel]) {
    app.action(action, showAudienceInputs(parts));
  }
  app.action(ACTION.digestStop, stopDigest(parts));
  app.action(ACTION.digestOff, stopDigestFromMessage(parts));
  app.view(CALLBACK.digest, digestSubmitted(parts));
}

/** Deleting a decision, forgetting a person, and deleting everything after an uninstall. */
function wireDeletion(app: App, parts: Parts): void {
  app.action(ACTION.delete, openDeletionForm(parts));
  app.action(ACTION.deleteInstead, offerDeletion(parts));
  app.view(CALLBACK.deletion, deletionSubmitted(parts));
  app.action(ACTION.forget, openForgettingForm(parts));
  app.view(CALLBACK.forgetting, forgettingSubmitted(parts));
  app.event('app_uninstalled', deleteAfterUninstall(parts));
}

/** People or the bot joining or leaving a channel, and changes of a channel's id. */
function wireMembership(app: App, parts: Parts): void {
  app.event('member_left_channel', refreshMembership(parts));
  app.event('member_joined_channel', refreshMembership(parts));
  app.event('channel_left', forgetChannel(parts));
  app.event('group_left', forgetChannel(parts));
  app.event('member_joined_channel', resumeChannelThreads(parts));
  app.event('channel_id_changed', followChannelId(parts));
}
