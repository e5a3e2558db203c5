import type { DeliveryRefusal } from '../domain/outbox-entry.ts';
import type { Language } from '../domain/settings.ts';
import type {
  Answer,
  CautionCode,
  CheckCode,
  ConsiderationId,
  Contradiction,
  CriterionId,
  Flip,
  Headline,
  Level,
  Need,
  OpenQuestion,
  Plan,
  Reason,
  Strength,
  TradeOff,
  Verdict,
} from '../engine/index.ts';
import type { ArchiveMessages } from './messages-archive.ts';
import type { DeletionMessages } from './messages-deletion.ts';
import type { DigestMessages } from './messages-digest.ts';
import type { DiscussionMessages } from './messages-discussion.ts';
import type { FormMessages } from './messages-forms.ts';
import type { PeopleMessages } from './messages-people.ts';
import type { ReviewingMessages } from './messages-reviewing.ts';
import type { SettingsMessages } from './messages-settings.ts';

/** One step of a criterion's scale: a word for sentences, and the facts that make it the right one. */
export type LevelWords = { readonly short: string; readonly facts: string };

export type CriterionWords = {
  readonly name: string;
  readonly question: string;
  /** One line under the field: why it matters. */
  readonly hint: string;
  readonly levels: Readonly<Record<Level, LevelWords>>;
};

/** Answers for a case to start from; texts only, the answers stand with the form. */
export type ExampleWords = {
  readonly name: string;
  readonly title: string;
  readonly context: string;
};

export type ExampleId =
  | 'summaries'
  | 'company_qa'
  | 'support'
  | 'contract_review'
  | 'ticket_routing'
  | 'brainstorming';

/** The words in each of the languages. */
export type MessagesIn = (language: Language) => Messages;

/** Every word the bot says in Slack. A language that lacks one does not compile. */
export type Messages = FormMessages &
  DeletionMessages &
  ArchiveMessages &
  PeopleMessages &
  ReviewingMessages &
  DigestMessages &
  SettingsMessages & {
    /** Ends what a screen reader says of a message that is too long to be read out. */
    readonly shortened: string;
    readonly verdict: Readonly<Record<Verdict, string>>;
    readonly strength: Readonly<Record<Strength, string>>;
    readonly strengthMeaning: Readonly<Record<Strength, string>>;
    readonly criteria: Readonly<Record<CriterionId, CriterionWords>>;
    readonly considerations: Readonly<Record<ConsiderationId, { name: string; hint: string }>>;
    readonly notSure: LevelWords;
    readonly contradiction: Readonly<Record<Contradiction, string>>;
    readonly modal: {
      readonly title: string;
      readonly submit: string;
      readonly close: string;
      readonly postsTo: (channel: string) => string;
      readonly channelLabel: string;
      readonly channelHint: string;
      readonly example: string;
      readonly exampleChoose: string;
      readonly examples: Readonly<Record<ExampleId, ExampleWords>>;
      /** What a message refers to, where its name is not known to all who will read it. */
      readonly quoted: { readonly channel: string; readonly group: string };
      readonly titleLabel: string;
      readonly titleHint: string;
      readonly contextLabel: string;
      readonly contextHint: string;
      readonly choose: string;
      readonly considerationsLabel: string;
      readonly considerationsHint: string;
      readonly contradictionsHeading: string;
    };
    readonly error: {
      readonly titleMissing: string;
      readonly titleTooLong: (length: number, most: number) => string;
      readonly contextTooLong: (length: number, most: number) => string;
      readonly answerMissing: (criterion: string) => string;
      readonly channelMissing: string;
      readonly modalFailed: (command: string) => string;
      readonly notKept: string;
    };
    readonly help: (command: string) => string;
    readonly root: {
      readonly headline: Readonly<Record<Headline, string>>;
      readonly needs: string;
      readonly knowledge: string;
      readonly behaviour: string;
      readonly thisCase: string;
      readonly neededFrom: string;
      readonly axis: string;
      readonly need: (need: Need) => string;
      readonly alternatives: (verdicts: readonly Verdict[]) => string;
      readonly askedBy: (user: string) => string;
      readonly rated: (people: number) => string;
      readonly inThread: string;
    };
    readonly why: {
      readonly heading: (verdict: Verdict) => string;
      readonly context: string;
      /** What leads to the message out of which it was asked. */
      readonly source: string;
      readonly answers: string;
      readonly pull: (reason: Reason) => string;
      readonly flipsHeading: string;
      readonly noFlips: string;
      readonly flip: (flip: Flip) => string;
      readonly moreFlips: (count: number) => string;
      readonly openHeading: string;
      readonly openQuestion: (question: OpenQuestion) => string;
      readonly cautionsHeading: string;
      readonly caution: Readonly<Record<CautionCode, string>>;
    };
    readonly tradeOffs: {
      readonly heading: string;
      readonly because: (because: TradeOff['because'], answer: Answer | null) => string;
      readonly article: string;
    };
    readonly proof: {
      readonly heading: string;
      readonly baseline: (verdict: Verdict) => string;
      readonly sample: (sample: Plan['sample']) => string;
      readonly collectLabels: string;
      readonly check: Readonly<
        Record<CheckCode, { readonly name: string; readonly metric: string }>
      >;
      readonly assumptions: string;
      readonly experiment: string;
      /** How to find out what an answer really is, in an hour or two. */
      readonly findOut: Readonly<Record<CriterionId, string>>;
      readonly measure: string;
      readonly passLine: (verdict: Verdict) => string;
      readonly switchHeading: string;
      readonly switchIf: (flip: Flip) => string;
    };
    readonly notice: {
      readonly undelivered: (title: string) => string;
      /** The thread has begun, but a part of it is refused. */
      readonly incomplete: (title: string) => string;
      readonly remedy: Readonly<
        Record<DeliveryRefusal, (of: { bot: string; channel: string; error: string }) => string>
      >;
      readonly kept: string;
      readonly retry: string;
      readonly elsewhere: string;
      readonly deliveredAfterAll: (title: string) => string;
      readonly where: (channel: string) => string;
      readonly outcome: Readonly<
        Record<
          'retrying' | 'nothing_to_do' | 'not_owner' | 'already_posted' | 'unknown_decision',
          string
        >
      >;
    };
    readonly discussion: DiscussionMessages;
  };
