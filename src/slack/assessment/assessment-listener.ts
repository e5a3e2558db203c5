import type { Place } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import type { SubmitDecision } from '../../usecases/submit.ts';
import { type Actor, RECENT_MS } from '../api/people.ts';
import { BLOCK } from '../kit/ids.ts';
import { blockId, formKey } from '../kit/view-state.ts';
import { neverEnough, notChoosable } from '../listeners/chosen-people.ts';
import { submitFor } from '../listeners/deciders.ts';
import { type ListenerDeps, refusalText, type Unseen, whyUnseen } from '../listeners/discussion.ts';
import { type FormReply, formSubmitted } from '../listeners/submitted.ts';
import { type Assessment, formViewSchema, parseAssessmentForm } from './assessment-form.ts';

type Deps = Omit<ListenerDeps, 'perform'> & {
  readonly submit: SubmitDecision;
  /** The bot's own workspace: payloads of an org-wide install name none. */
  readonly teamId: string;
};

const fieldOf = (name: string, view: unknown): string =>
  blockId(name, formViewSchema.parse(view).private_metadata.revision);

/** Submits the assessment, after asking Slack whether the member may see what it refers to. */
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

/** Why the member may not ask for a recommendation there, in words for them. */
function askingRefused(t: Messages, why: Unseen): string {
  const words: Readonly<Partial<Record<string, string>>> = t.people.notFor.ask;
  return words[why] ?? refusalText(t, why, null);
}

/** What is wrong with the people chosen to decide and to rate, by field. */
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
 * Why the actor may not ask this; null if they may. They must see the channel and the decision that they
 * replace. Slack says nothing about a private channel without the bot: there, any member may ask, and
 * the bot checks that they are in the channel once it is invited, before it posts.
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

/** The message that the form was opened from; null if the actor may not see its channel. */
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
