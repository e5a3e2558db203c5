import {
  DIGEST_PARTS,
  type Digest,
  type DigestContents,
  type DigestPart,
  isPersonal,
  type Period,
} from '../../domain/digest.ts';
import type { Summary } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import { dayOf, header, isolate, type MessageContent, shortText } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { verdictIfShown } from '../kit/decision-words.ts';
import { ACTION } from '../kit/ids.ts';
import {
  bullets,
  heading,
  paragraph,
  type RichPart,
  type Span,
  toRichText,
  toText,
} from '../kit/rich-text.ts';

/** How many decisions each part names; it counts the others. */
export const DIGEST_NAMED = 5;

/** What happened since `from`, with links to the threads. The second form is the text alone. */
export function digestMessage(
  t: Messages,
  digest: Pick<Digest, 'target' | 'readerId'>,
  { from }: Pick<Period, 'from'>,
  contents: DigestContents,
): readonly MessageContent[] {
  const words = t.digest;
  const isForChannel = !isPersonal(digest);
  const parts: readonly RichPart[] = [
    paragraph(words.since, { date: from }, '.'),
    ...DIGEST_PARTS.flatMap((part) => partOf(t, part, contents[part], isForChannel)),
    ...(isForChannel ? [paragraph('\n', words.askedForBy, { mention: digest.readerId }, '.')] : []),
  ];
  const text = shortText(`${words.heading}\n${toText(parts)}`, words.shortened);
  return [
    {
      text,
      blocks: [
        header(words.heading),
        toRichText(parts),
        {
          type: 'actions',
          elements: [button(ACTION.digestOff, words.turnOff, { value: digest.target })],
        },
      ],
    },
    { text, blocks: [] },
  ];
}

function partOf(
  t: Messages,
  part: DigestPart,
  { total, named }: DigestContents[DigestPart],
  isForChannel: boolean,
): readonly RichPart[] {
  const shown = named.slice(0, DIGEST_NAMED);
  const items = shown.map((summary): readonly Span[] => [
    summary.link === null
      ? { user: summary.title }
      : { link: summary.link, label: isolate(summary.title) },
    ...detailsOf(t, part, summary).map((detail) => ` · ${detail}`),
    // A channel's digest is about that channel only.
    ...(isForChannel ? [] : [' · ', { channel: summary.channelId }]),
  ]);
  const more = total - shown.length;
  if (more > 0) items.push([t.digest.andMore(more)]);
  const headed = heading(t.digest.part[part](total));
  return items.length === 0 ? [headed] : [headed, bullets(items)];
}

/** What this part says about a decision; nothing that is still hidden. */
function detailsOf(t: Messages, part: DigestPart, summary: Summary): readonly string[] {
  const { verdict, outcome, createdAt, reviewAskedAt } = summary;
  const recommended = verdictIfShown(t, summary);
  const decided = outcome === null ? [] : [t.digest.decided(outcome)];
  switch (part) {
    case 'created':
      return [recommended];
    case 'decided':
      return verdict === null || outcome === verdict
        ? decided
        : [...decided, t.digest.overruled(verdict)];
    case 'stuck':
      return [recommended, t.digest.openSince(dayOf(createdAt))];
    case 'review_due':
      return reviewAskedAt === null
        ? decided
        : [...decided, t.digest.dueSince(dayOf(reviewAskedAt))];
  }
}
