import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Place } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { SubmitDecision } from '../../usecases/submit.ts';
import { type Actor, RECENT_MS } from '../api/people.ts';
import { BLOCK } from '../kit/ids.ts';
import { blockId, formKey } from '../kit/view-state.ts';
import { neverEnough, notChoosable } from '../listeners/chosen-people.ts';
import { submitFor } from '../listeners/deciders.ts';
import { type ListenerDeps, refusalText, type Unseen, whyUnseen } from '../listeners/discussion.ts';
import type { FormUpdates } from '../listeners/form-updates.ts';
import { type FormReply, formSubmitted } from '../listeners/submitted.ts';
import { type Assessment, parseAssessmentForm } from './assessment-form.ts';
import { assessmentModal } from './assessment-view.ts';
import { contradictionsIn, pointsOut } from './contradictions-view.ts';
import { formViewSchema, readDraft } from './draft-form.ts';
import { fillFromExample, isExampleId } from './examples.ts';

type Change = AllMiddlewareArgs & SlackActionMiddlewareArgs<BlockAction>;
type ChangeDeps = { readonly updates: FormUpdates; readonly messages: Messages };

/** Somebody chose an example: the form is filled in from it. */
export const fillInExample =
  ({ updates, messages: t }: ChangeDeps) =>
  async ({ ack, action, body }: Change): Promise<void> => {
    await ack();
    if (action.type !== 'static_select' || !isExampleId(action.selected_option.value)) return;
    const view = formViewSchema.parse(body.view);
    const { private_metadata: memory } = view;
    const draft = fillFromExample(t, readDraft(view), action.selected_option.value);
    // Two choices in a row may both come from the same revision, so the time tells them apart.
    const next = Math.max(memory.revision + 1, Math.round(Number(action.action_ts) * 1000) || 0);
    await updates.show(view.id, assessmentModal(t, draft, { ...memory, revision: next }));
  };

/** An answer changed: contradictions are pointed out while there is still time to think. */
export const showContradictions =
  ({ updates, messages: t }: ChangeDeps) =>
  async ({ ack, body }: Change): Promise<void> => {
    await ack();
    const view = formViewSchema.parse(body.view);
    const draft = readDraft(view);
    const isRight = pointsOut(view.blocks, contradictionsIn(draft));
    if (isRight && !updates.isUnderWay(view.id)) return;
    await updates.show(view.id, assessmentModal(t, draft, view.private_metadata));
  };

/** Whether the team rates first was changed: what that asks for appears or goes. */
export const showBlindInputs =
  ({ updates, messages: t }: ChangeDeps) =>
  async ({ ack, body }: Change): Promise<void> => {
    await ack();
    const view = formViewSchema.parse(body.view);
    await updates.show(view.id, assessmentModal(t, readDraft(view), view.private_metadata));
  };

type Deps = Omit<ListenerDeps, 'perform'> & {
  readonly submit: SubmitDecision;
  /** The bot's own workspace, for payloads that name none, as those of an org-wide install. */
  readonly teamId: string;
};

const fieldOf = (name: string, view: unknown): string =>
  blockId(name, formViewSchema.parse(view).private_metadata.revision);

/** The form was sent. */
export const assessmentSubmitted = (deps: Deps) =>
  formSubmitted<Assessment>(deps, {
    refusedUnder: (view) => fieldOf(BLOCK.title, view),
    parse: ({ userId, view }) =>
      parseAssessmentForm(deps.messages, formViewSchema.parse(view), {
        now: deps.clock.now(),
        userId,
      }),
    act: async (assessment, { userId, view }): Promise<FormReply> => {
      const actor = { userId };
      const [barred, source] = await Promise.all([
        barredFrom(deps, actor, assessment),
        seenSource(deps, actor, assessment),
      ]);
      if (barred !== null) return { refusal: askingRefused(deps.messages, barred) };
      if (source === 'not_known') return { refusal: refusalText(deps.messages, source, null) };
      const wrong = await wrongPeople(deps, actor, assessment);
      if (wrong.length > 0) {
        return {
          errors: Object.fromEntries(wrong.map(([name, text]) => [fieldOf(name, view), text])),
        };
      }
      const kept = await submitFor(deps, actor, {
        ...assessment,
        source: source && { place: source, link: null },
        sourceKey: formKey(view.id, assessment),
        teamId: deps.teamId,
        userId,
      });
      return typeof kept === 'object' ? kept : {};
    },
  });

/** Why somebody may not ask for a recommendation there, in words for them. */
function askingRefused(t: Messages, why: Unseen): string {
  const words: Readonly<Partial<Record<string, string>>> = t.people.notFor.ask;
  return words[why] ?? refusalText(t, why, null);
}

/** What is wrong with those who are chosen to decide and to rate: fields, and what is said there. */
async function wrongPeople(
  deps: Deps,
  { userId }: Actor,
  { channelId, deciders, blind }: Assessment,
): Promise<readonly (readonly [field: string, text: string])[]> {
  const enough = blind?.enough ?? null;
  const asked = [userId, ...(blind?.invited ?? [])];
  const [decide, rate, count] = await Promise.all([
    notChoosable(deps, deciders),
    notChoosable(deps, blind?.invited ?? []),
    enough === null ? null : neverEnough(deps, channelId, { enough, asked }),
  ]);
  const problems = [
    [BLOCK.deciders, decide],
    [BLOCK.invited, rate],
    [BLOCK.enough, count],
  ] as const;
  return problems.flatMap(([field, text]) => (text === null ? [] : [[field, text] as const]));
}

/**
 * Why somebody may not ask this there: they must see the channel now, and what they replace. Of a
 * private channel without the bot Slack says nothing; whether they are in it is asked again when the
 * bot is let in, before it posts there.
 */
async function barredFrom(
  deps: Deps,
  actor: Actor,
  { channelId, supersedes }: Assessment,
): Promise<Unseen | null> {
  const may = await deps.access.soon(actor, channelId);
  if (may !== 'may' && may !== 'bot_not_in_it') return may;
  if (may === 'bot_not_in_it') {
    const membership = await deps.people.membership(actor.userId, RECENT_MS);
    if (membership !== 'member') return membership;
  }
  return supersedes === null ? null : whyUnseen(deps, actor, supersedes);
}

/** The message that it was asked out of, if they see where it stands; else there is no way back to it. */
async function seenSource(
  { access }: Deps,
  actor: Actor,
  { source, channelId }: Assessment,
): Promise<Place | null | 'not_known'> {
  if (source === null || source.channel === channelId) return source;
  const may = await access.soon(actor, source.channel);
  if (may === 'not_known') return may;
  return may === 'may' ? source : null;
}
