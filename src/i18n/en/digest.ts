import type { Outcome } from '../../domain/decision.ts';
import type { DigestPart, DigestTime } from '../../domain/digest.ts';
import type { DeliveryRefusal } from '../../domain/outbox-entry.ts';
import type { Verdict } from '../../engine/index.ts';
import { inSentence } from './vocabulary.ts';

const weekdays = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
} as const;

const hour = (of: number): string => `${String(of).padStart(2, '0')}:00`;

const counted = (what: string) => (total: number) => `${what}: ${total === 0 ? 'none' : total}`;

/** "Monday 30 November at 09:00" */
const moment = (ms: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  }).format(ms);

const isWeekday = (day: number): day is keyof typeof weekdays => day in weekdays;

const weekly = ({ weekday, hour: of, zone }: DigestTime): string =>
  `${isWeekday(weekday) ? weekdays[weekday] : weekday}s at ${hour(of)} (${zone})`;

const refusedForNow = (_: string, error: string): string =>
  `Slack refused it (${error}): try again later, or ask whoever installed me.`;

const remedy: Readonly<Record<DeliveryRefusal, (channel: string, error: string) => string>> = {
  not_in_channel: (channel) => `I am not in ${channel}: type /invite there to add me.`,
  archived: (channel) => `${channel} is archived: unarchive it first.`,
  posting_restricted: (channel) =>
    `Posting is restricted in ${channel}: ask who looks after it to let me post.`,
  scope_missing: (_, error) =>
    `I lack a permission (${error}): ask whoever installed me to reinstall the app with its current manifest.`,
  asker_not_in_channel: refusedForNow,
  thread_gone: refusedForNow,
  refused: refusedForNow,
};

/** The weekly digest, and the form that turns it on and off. */
export const digest = {
  open: 'Digest…',
  heading: 'Weekly digest of decisions',
  weekly,
  /** Followed by a moment. */
  since: 'What happened since ',
  part: {
    created: counted('New'),
    decided: counted('Decided'),
    stuck: counted('Stuck, open for more than a week'),
    review_due: counted('Due for review'),
  } satisfies Record<DigestPart, (total: number) => string>,
  shortened: 'This text is shortened. My Home tab lists every decision.',
  andMore: (more: number) => `and ${more} more`,
  decided: (outcome: Outcome) => `decided: ${inSentence[outcome]}`,
  overruled: (verdict: Verdict) => `against the recommendation (${inSentence[verdict]})`,
  openSince: (day: string) => `since ${day}`,
  dueSince: (day: string) => `since ${day}`,
  /** Followed by a person. */
  askedForBy: 'This channel gets it once a week, when something happened. Asked for by ',
  turnOff: 'Turn this off',
  turnedOffBy: (person: string) =>
    `${person} turned the weekly digest of this channel off. On my Home tab, “Digest…” turns it on again.`,
  turnedOff: 'Your weekly digest is off. On my Home tab, “Digest…” turns it on again.',
  isOff: 'This digest is off already. On my Home tab, “Digest…” turns it on again.',
  refused: ({
    refusal,
    channel,
    error,
  }: {
    refusal: DeliveryRefusal;
    channel: string;
    error: string;
  }) =>
    `The weekly digest that you asked for could not be posted in ${channel}, so I turned it off there. ${remedy[refusal](channel, error)} Then turn it on again on my Home tab, with “Digest…”.`,
  onlyMembers: 'Only members of the workspace can turn digests on and off.',
  notYours: 'This digest belongs to somebody else, so it stays as it is.',
  form: {
    title: 'Weekly digest',
    turnOn: 'Turn on',
    change: 'Change',
    what: 'Once a week: what is new, what was decided, what is stuck and what is due for review, each with a link to its thread. Nothing is sent when nothing happened.',
    forLabel: 'For whom?',
    me: 'Me, by direct message: the channels I can see',
    channel: 'A channel: its own decisions',
    channelLabel: 'Which channel?',
    channelHint: 'Anybody in it can turn it off. To a private channel, invite me first.',
    chooseChannel: 'Choose a channel',
    weekdayLabel: 'Day',
    weekdays,
    hourLabel: 'Time',
    hour,
    /** For a personal digest. */
    zone: (zone: string) => `In your time zone, ${zone}. If you move, it moves with you.`,
    /** For a channel's digest. */
    zoneKept: (zone: string) => `In your time zone, ${zone}, wherever you move.`,
    choose: 'Choose',
    isOff: 'It is off.',
    isOn: (time: DigestTime, next: number) =>
      `It is on: ${weekly(time)}. Next: ${moment(next, time.zone)}.`,
    by: (person: string) => `Asked for by ${person}.`,
    notSeen:
      'Slack does not tell me that you are in that channel. If it is private, invite me to it first: type /invite there.',
    notKnown:
      'Slack did not tell me which channels you can see. Please try again in a moment. If this keeps happening, I need a permission (channels:read, groups:read): ask whoever installed me.',
    notKnownYet:
      'Slack has no time just now to tell me which channels you can see. Please try again in a minute.',
    channelMissing: 'Choose a channel, or “Me”.',
    sendAgain: 'The form was still changing. Please look at it and send it again.',
    stop: 'Turn it off',
    /** In the time zone of the person who turned it on. */
    kept: (next: number, zone: string) =>
      `The next digest comes on ${moment(next, zone)} (${zone}), and then every week.`,
    keptFor: 'In a week in which nothing happened, nothing is sent.',
    sightNotYet:
      'Just now Slack has no time to tell me which channels you can see; a digest waits until it has.',
    sightUnknown:
      'Just now Slack does not tell me which channels you can see; a digest waits until it does. If this keeps happening, I need a permission (channels:read, groups:read): ask whoever installed me.',
  },
};
