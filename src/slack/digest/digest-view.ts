import type { InputBlock, KnownBlock } from '@slack/types';
import {
  DIGEST_PARTS,
  type Digest,
  type DigestContents,
  type DigestPart,
  isPersonal,
  type Period,
  type Subscription,
} from '../../domain/digest.ts';
import type { Summary } from '../../domain/portfolio.ts';
import { wallClock } from '../../domain/time.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  context,
  dayOf,
  header,
  isolate,
  type MessageContent,
  type ModalView,
  mention,
  option,
  plainSection,
  section,
  shortText,
} from '../kit/blocks.ts';
import { verdictIfShown } from '../kit/decision-words.ts';
import { button, channelSelect, choiceInput, input } from '../kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { modal } from '../kit/modal.ts';
import {
  bullets,
  heading,
  paragraph,
  type RichPart,
  type Span,
  toRichText,
  toText,
} from '../kit/rich-text.ts';
import { type Audience, timeBlock } from './digest-form.ts';

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

export type DigestShownInForm = {
  readonly audience: Audience;
  /** The time zone of the member who fills in the form. */
  readonly zone: string;
  /** This audience's digest; null when it has none. */
  readonly current: Subscription | null;
  /** Why the member may not have one for the chosen channel. */
  readonly problem: string | null;
};

const MONDAY = 1;
const MORNING = 9;

/** The form that turns weekly digests on and off, for the member or for a channel. */
export function digestModal(t: Messages, shown: DigestShownInForm): ModalView {
  const words = t.digest.form;
  const { audience, current } = shown;
  const form = {
    callback: CALLBACK.digest,
    memory: {},
    title: words.title,
    submit: current === null ? words.turnOn : words.change,
    close: t.modal.close,
  };
  return modal(form, [
    plainSection(words.what),
    audienceInput(t, audience),
    ...(audience.kind === 'channel' ? [channelInput(t, audience.id)] : []),
    ...state(t, shown),
    ...timeInputs(t, shown),
  ]);
}

function audienceInput(t: Messages, { kind }: Audience): InputBlock {
  const { forLabel, me, channel } = t.digest.form;
  const [forMe, forChannel] = [option(me, 'me'), option(channel, 'channel')];
  return {
    ...input(
      BLOCK.digestFor,
      { label: forLabel },
      {
        type: 'radio_buttons',
        action_id: ACTION.digestFor,
        options: [forMe, forChannel],
        initial_option: kind === 'me' ? forMe : forChannel,
      },
    ),
    dispatch_action: true,
  };
}

function channelInput(t: Messages, id: string | null): InputBlock {
  const { channelLabel, channelHint, chooseChannel } = t.digest.form;
  return {
    ...input(
      BLOCK.channel,
      { label: channelLabel, hint: channelHint },
      channelSelect(ACTION.digestChannel, { choose: chooseChannel, chosen: id }),
    ),
    dispatch_action: true,
  };
}

/** Says whether the digest is on, and offers to turn it off. */
function state(
  t: Messages,
  { audience, current, problem }: DigestShownInForm,
): readonly KnownBlock[] {
  const words = t.digest.form;
  if (problem !== null) return [section(problem)];
  if (audience.kind === 'channel' && audience.id === null) return [];
  if (current === null) return [context(words.isOff)];
  const by = isPersonal(current) ? [] : [words.by(mention(current.readerId))];
  return [
    section([words.isOn(current, current.dueAt), ...by].join(' ')),
    {
      type: 'actions',
      elements: [button(ACTION.digestStop, words.stop, { value: current.target })],
    },
  ];
}

function timeInputs(
  t: Messages,
  { audience, zone, current }: DigestShownInForm,
): readonly InputBlock[] {
  const words = t.digest.form;
  const { weekday, hour } = timeShown(current, zone);
  const { choose } = words;
  const days = Object.entries(words.weekdays).map(([value, text]) => ({ value, text }));
  const hours = Array.from({ length: 24 }, (_, hourOfDay) => ({
    value: String(hourOfDay),
    text: words.hour(hourOfDay),
  }));
  return [
    choiceInput(timeBlock(BLOCK.weekday, audience), {
      label: words.weekdayLabel,
      choose,
      offered: days,
      value: String(weekday),
    }),
    choiceInput(timeBlock(BLOCK.hour, audience), {
      label: words.hourLabel,
      hint: audience.kind === 'me' ? words.zone(zone) : words.zoneKept(zone),
      choose,
      offered: hours,
      value: String(hour),
    }),
  ];
}

/** When the digest comes, by the clock of this time zone. */
function timeShown(current: Subscription | null, zone: string) {
  if (current === null) return { weekday: MONDAY, hour: MORNING };
  if (current.zone === zone) return current;
  const shown = new Date(wallClock(zone, current.dueAt));
  return { weekday: shown.getUTCDay() || 7, hour: shown.getUTCHours() };
}
