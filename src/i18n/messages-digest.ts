import type { Outcome } from '../domain/decision.ts';
import type { DigestPart, DigestTime } from '../domain/digest.ts';
import type { DeliveryRefusal } from '../domain/outbox-entry.ts';
import type { Verdict } from '../engine/index.ts';

/** The words of the weekly digest, and around it. */
export type DigestMessages = {
  readonly digest: {
    /** On the Home tab. */
    readonly open: string;
    readonly heading: string;
    /** When it comes. */
    readonly weekly: (time: DigestTime) => string;
    /** Followed by a moment. */
    readonly since: string;
    readonly part: Readonly<Record<DigestPart, (total: number) => string>>;
    readonly andMore: (more: number) => string;
    /** Ends what a screen reader says of a digest that is too long to be read out. */
    readonly shortened: string;
    readonly decided: (outcome: Outcome) => string;
    /** People decided against this. */
    readonly overruled: (verdict: Verdict) => string;
    readonly openSince: (day: string) => string;
    readonly dueSince: (day: string) => string;
    /** Under a channel's; followed by a person. */
    readonly askedForBy: string;
    readonly turnOff: string;
    /** A person, as Slack shows one. */
    /** For everybody in the channel. */
    readonly turnedOffBy: (person: string) => string;
    /** For the one who got it. */
    readonly turnedOff: string;
    readonly isOff: string;
    /** It could not be posted in a channel. */
    readonly refused: (of: { refusal: DeliveryRefusal; channel: string; error: string }) => string;
    readonly onlyMembers: string;
    /** Somebody else's was to be turned off. */
    readonly notYours: string;
    readonly form: {
      readonly title: string;
      readonly turnOn: string;
      readonly change: string;
      readonly what: string;
      readonly forLabel: string;
      readonly me: string;
      readonly channel: string;
      readonly channelLabel: string;
      readonly channelHint: string;
      readonly chooseChannel: string;
      readonly weekdayLabel: string;
      readonly weekdays: Readonly<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, string>>;
      readonly hourLabel: string;
      readonly hour: (hour: number) => string;
      /** Of one's own. */
      readonly zone: (zone: string) => string;
      /** Of a channel's. */
      readonly zoneKept: (zone: string) => string;
      readonly choose: string;
      readonly isOff: string;
      readonly isOn: (time: DigestTime, next: number) => string;
      /** A person, as Slack shows one. */
      readonly by: (person: string) => string;
      readonly notSeen: string;
      readonly notKnown: string;
      /** The same where Slack only has no time to say it. */
      readonly notKnownYet: string;
      readonly channelMissing: string;
      readonly sendAgain: string;
      readonly stop: string;
      /** In the time zone of the one who asked. */
      readonly kept: (next: number, zone: string) => string;
      readonly keptFor: string;
      /** It is on, but Slack does not say what may be told. */
      readonly sightUnknown: string;
      readonly sightNotYet: string;
    };
  };
};
