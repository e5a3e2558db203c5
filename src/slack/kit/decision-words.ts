import { changedDetails, type Decision, type Discussion, isHidden } from '../../domain/decision.ts';
import type { Summary } from '../../domain/portfolio.ts';
import { type Answers, CRITERIA, type Details, type Recommendation } from '../../engine/index.ts';
import type { Messages, Tally } from '../../i18n/messages.ts';
import { isolate, linkTo, mention, typedText } from './blocks.ts';
import type { Span } from './rich-text.ts';

/** "RAG — robust" */
export const verdictWords = (
  t: Messages,
  { verdict, strength }: Pick<Recommendation, 'verdict' | 'strength'>,
): string => `${t.verdict[verdict]} — ${t.strength[strength]}`;

/** The same, or the word for a verdict that is still hidden. */
export const verdictIfShown = (
  t: Messages,
  { verdict, strength }: Pick<Summary, 'verdict' | 'strength'>,
): string =>
  verdict === null || strength === null ? t.home.hidden : verdictWords(t, { verdict, strength });

/** "Asked by … · rated by 3 people · 2 agree, 1 disagrees" */
export function statusLine(t: Messages, discussion: Discussion): string {
  const { decision, ratings, votes } = discussion;
  const parts = [t.root.askedBy(mention(decision.ownerId)), t.root.rated(ratings.length)];
  if (votes.length > 0 && !isHidden(decision)) parts.push(t.discussion.tally(tallyOf(discussion)));
  const before = ratedBefore(discussion);
  if (before > 0) parts.push(t.discussion.panel.before(before));
  return parts.join(' · ');
}

/** Counts the votes; `before` counts those cast before the answers of record last changed. */
export function tallyOf({ decision, votes }: Discussion): Tally {
  return {
    agree: votes.filter(({ voice }) => voice === 'agree').length,
    disagree: votes.filter(({ voice }) => voice === 'disagree').length,
    before: votes.filter(({ revision }) => revision < decision.revision).length,
  };
}

/** How many ratings were given before the answers of record last changed. */
export const ratedBefore = ({ decision, ratings }: Discussion): number =>
  ratings.filter(({ revision }) => revision < decision.revision).length;

/** A decision's title, linked to its thread if there is one; escaped mrkdwn. */
export const titleLink = ({ title, link }: Decision): string =>
  link === null ? `“${typedText(title)}”` : linkTo(link, isolate(title));

/** Names the decision that this one replaces, if any. */
export const supersedesLine = (t: Messages, supersedes: Decision | null): readonly string[] =>
  supersedes === null ? [] : [t.discussion.closed.supersedes(titleLink(supersedes))];

/** A line for each answer that differs. */
export const changesBetween = (
  t: Messages,
  from: Answers,
  to: Answers,
): readonly (readonly Span[])[] =>
  CRITERIA.filter((id) => from[id] !== to[id]).map((id) => [
    { bold: t.criteria[id].name },
    t.discussion.told.change(id, from[id], to[id]),
  ]);

/** A line for each detail that differs. */
export const detailChanges = (
  t: Messages,
  from: Details,
  to: Details,
): readonly (readonly Span[])[] =>
  changedDetails(from, to).map((id) => [
    { bold: t.details.fields[id].name },
    t.discussion.told.detailChange(t.details.inWords(id, from), t.details.inWords(id, to)),
  ]);
