import type { InputBlock, KnownBlock } from '@slack/types';
import { isPersonal, type Subscription } from '../../domain/digest.ts';
import { wallClock } from '../../domain/time-zones.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, type ModalView, mention, option, plainSection, section } from '../kit/blocks.ts';
import { button } from '../kit/controls.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { channelSelect, choiceInput, input } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';
import { type Audience, timeBlock } from './digest-form.ts';

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
