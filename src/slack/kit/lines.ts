import { type Decision, type Discussion, isHidden } from '../../domain/decision.ts';
import type { Messages } from '../../i18n/messages.ts';
import { escapeMrkdwn, isolate, linkTo, mention } from './blocks.ts';
import { ratedBefore, tallyOf } from './shown.ts';

/** "Asked by … · rated by 3 people · 2 agree, 1 disagrees" */
export function statusLine(t: Messages, discussion: Discussion): string {
  const { decision, ratings, votes } = discussion;
  const said = [t.root.askedBy(mention(decision.ownerId)), t.root.rated(ratings.length)];
  if (votes.length > 0 && !isHidden(decision)) said.push(t.discussion.tally(tallyOf(discussion)));
  const before = ratedBefore(discussion);
  if (before > 0) said.push(t.discussion.panel.before(before));
  return said.join(' · ');
}

/** Another decision's title, as a link to its thread where there is one. */
export function titleOf({ title, link }: Decision): string {
  return link === null ? `“${isolate(escapeMrkdwn(title))}”` : linkTo(link, isolate(title));
}

/** What it replaces, if anything. */
export const origin = (t: Messages, supersedes: Decision | null): readonly string[] =>
  supersedes === null ? [] : [t.discussion.closed.supersedes(titleOf(supersedes))];
