import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Place } from '../../domain/decision.ts';
import type { SubmitDecision } from '../../usecases/submit.ts';
import type { NoAccess } from '../api/access.ts';
import { RECENT_MS } from '../api/people.ts';
import type { Actor } from '../api/permissions.ts';
import { formKey } from '../kit/form-key.ts';
import { BLOCK } from '../kit/ids.ts';
import { blockId } from '../kit/view-state.ts';
import { neverEnough, notChoosable } from '../listeners/chosen-people.ts';
import {
  askingRefused,
  type ListenerDeps,
  refusalText,
  visibleDecision,
} from '../listeners/discussion.ts';
import { submitFor } from '../listeners/standing-in.ts';
import { type Assessment, parseAssessmentForm } from './assessment-form.ts';
import { formViewSchema } from './draft-form.ts';

type Args = AllMiddlewareArgs & SlackViewMiddlewareArgs<ViewSubmitAction>;
type Deps = Pick<
  ListenerDeps,
  'queries' | 'people' | 'access' | 'mayManage' | 'gateway' | 'messages' | 'clock' | 'log'
> & {
  readonly submit: SubmitDecision;
  /** The bot's own workspace, for payloads that name none, as those of an org-wide install. */
  readonly teamId: string;
};

/** The form was sent. */
export const assessmentSubmitted =
  (deps: Deps) =>
  async ({ ack, body }: Args): Promise<void> => {
    const { messages: t, clock, log, teamId } = deps;
    const view = formViewSchema.parse(body.view);
    const userId = body.user.id;
    const form = parseAssessmentForm(t, view, { now: clock.now(), userId });
    if (!form.ok) return ack({ response_action: 'errors', errors: { ...form.errors } });
    const field = (name: string) => blockId(name, view.private_metadata.revision);
    const refuse = (text: string) =>
      ack({ response_action: 'errors', errors: { [field(BLOCK.title)]: text } });
    const actor = { userId };
    const [barred, source] = await Promise.all([
      barredFrom(deps, actor, form.value),
      seenSource(deps, actor, form.value),
    ]);
    if (barred !== null) return refuse(askingRefused(t, barred));
    if (source === 'not_known') return refuse(refusalText(t, source, null));
    const wrong = await wrongPeople(deps, actor, form.value);
    if (wrong.length > 0) {
      const errors = Object.fromEntries(wrong.map(([name, text]) => [field(name), text]));
      return ack({ response_action: 'errors', errors });
    }
    try {
      // Kept before `ack`: a crash in between leaves the form open, and the view's id makes the
      // second delivery harmless.
      const kept = await submitFor(deps, actor, {
        ...form.value,
        source: source && { place: source, link: null },
        sourceKey: formKey(view.id, form.value),
        teamId,
        userId,
      });
      if (typeof kept === 'object') return refuse(kept.refusal);
    } catch (error) {
      log.error({ err: error }, 'A submission could not be saved; its form stays open');
      return refuse(t.error.notKept);
    }
    await ack();
  };

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
  const said = [
    [BLOCK.deciders, decide],
    [BLOCK.invited, rate],
    [BLOCK.enough, count],
  ] as const;
  return said.flatMap(([field, text]) => (text === null ? [] : [[field, text] as const]));
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
): Promise<NoAccess | 'unknown_decision' | null> {
  const may = await deps.access.soon(actor, channelId);
  if (may !== 'may' && may !== 'bot_not_in_it') return may;
  if (may === 'bot_not_in_it') {
    const standing = await deps.people.membership(actor.userId, RECENT_MS);
    if (standing !== 'member') return standing;
  }
  const replaced = supersedes === null ? null : await visibleDecision(deps, actor, supersedes);
  return replaced !== null && 'unseen' in replaced ? replaced.unseen : null;
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
