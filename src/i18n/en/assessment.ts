import type { DeliveryRefusal } from '../../domain/outbox-entry.ts';
import type { Contradiction } from '../../engine/index.ts';
import { details } from './details.ts';

const { nothing } = details.values.lookUp;

/** The first three are the worked examples of the article; the rest are everyday cases. */
const examples = {
  summaries: {
    name: 'Summaries in a house style',
    title: 'Summaries in our house style',
    context: 'Summarise long reports the way our editors do. There are years of earlier summaries.',
  },
  company_qa: {
    name: 'Questions about company documents',
    title: 'Questions about our company documents',
    context:
      'Colleagues ask about policies and projects; the answers are in documents that change daily.',
  },
  support: {
    name: 'Customer support automation',
    title: 'Customer support assistant',
    context: 'Answers customers in our tone, from product, account and troubleshooting data.',
  },
  contract_review: {
    name: 'Contract review with citations',
    title: 'Contract review with citations',
    context:
      'Checks a contract against our clause library; lawyers want the source of every remark.',
  },
  ticket_routing: {
    name: 'Sorting tickets into our categories',
    title: 'Sorting tickets into our categories',
    context:
      'Assigns each incoming ticket one of 80 categories; thousands are already sorted by hand.',
  },
  brainstorming: {
    name: 'Brainstorming campaign ideas',
    title: 'Brainstorming campaign ideas',
    context: 'Ten rough ideas for a campaign from a one-line brief.',
  },
};

/** Asking for a recommendation: the form, the help, and notices when a thread cannot be posted. */
export const assessment = {
  contradiction: {
    nothing_to_look_up_yet_changing:
      'Nothing must be looked up, yet the facts change often. Which facts are these? If answers depend on them, outside knowledge is more than none.',
    nothing_to_look_up_yet_listed: `Nothing must be looked up, yet here something is. If requests need it, outside knowledge is more than none; if they do not, choose “${nothing.option}”.`,
    much_to_look_up_yet_nothing:
      'Most requests need facts that are looked up, yet here nothing is. Choose what is looked up; if all of it comes with the request, outside knowledge is none.',
  } satisfies Record<Contradiction, string>,
  modal: {
    title: 'RAG or fine-tune?',
    submit: 'Recommend',
    close: 'Cancel',
    postsTo: (channel: string) =>
      `The recommendation will be posted in ${channel} as a thread that names you.`,
    channelLabel: 'Where to post',
    channelHint: 'The recommendation becomes a thread in this channel.',
    example: 'Start from an example',
    exampleChoose: 'Choose an example',
    examples,
    /** Replaces the name of a channel or group mentioned in a message: not every reader may know it. */
    quoted: { channel: 'a channel', group: 'a group' },
    titleLabel: 'Use case',
    titleHint: 'A short title, as the channel will see it.',
    contextLabel: 'What it is for',
    contextHint: 'Who uses it, with what input, for what output. The channel will see this.',
    choose: 'Choose a level',
    more: 'More about the case (optional)',
    moreHint: 'The task, what is in place today, limits, and what else matters to you.',
    moreHintDeciders:
      'The task, what is in place today, limits, what else matters to you, and who else may decide.',
    chooseDetail: 'Choose one',
    notKnown: 'Not known',
    considerationsLabel: 'Also matters to us',
    considerationsHint:
      'These do not change the verdict; they shape the advice and the trade-offs.',
    contradictionsHeading: 'Two answers do not fit together',
  },
  error: {
    titleMissing: 'Give the use case a short title. Something of it must be visible.',
    titleTooLong: (length: number, most: number) =>
      `Shorten the title to ${most} characters (it has ${length}).`,
    contextTooLong: (length: number, most: number) =>
      `Shorten this to ${most} characters (it has ${length}).`,
    answerMissing: (criterion: string) =>
      `Choose a level for ${criterion.toLowerCase()}, or “Not sure”.`,
    shareWrong: 'Type a whole number from 0 to 100, or leave it empty.',
    requestsWrong: 'Type a whole number from 1, or leave it empty.',
    requestsTooMany: (most: number) =>
      `Type at most ${new Intl.NumberFormat('en-GB').format(most)}, or leave it empty.`,
    channelMissing: 'Choose a channel to post in.',
    modalFailed: (command: string) =>
      `Slack did not let me open the form in time. Nothing is lost; please send this again:\n${command}`,
    notKept:
      'Your answers could not be saved just now. The form keeps them: please press the button again in a moment.',
  },
  help: (command: string) =>
    [
      '*Which way to improve an LLM application?*',
      '*RAG* looks facts up and hands them to the model with each request. *Fine-tuning* trains the model on examples of good output. A *hybrid* does both. *Prompting first* means that better instructions may be enough.',
      `\`${command} title of your use case\` opens a short form with six questions. I score the answers and post a thread in this channel: the recommendation, why, what would change it, how to build it, the trade-offs to discuss, and how to prove it first.`,
      `\`${command} list\` shows this channel’s decisions; \`list open\`, \`list decided\`, \`list mine\` and \`list stale\` show some. \`${command} search words\` finds decisions by what was written. \`${command} help\` shows this.`,
      'Inside a thread, where Slack takes no commands, choose *Rate this use case* from a message’s menu. My Home tab lists the decisions of your channels.',
      'In a private channel, invite me first with `/invite`. Nothing you type is lost if you do it later.',
      'The six criteria come from Heiko Hotz, <https://towardsdatascience.com/rag-vs-finetuning-which-is-the-best-tool-to-boost-your-llm-application-94654b1eaba7|RAG vs Finetuning> (2023).',
    ].join('\n\n'),
  notice: {
    undelivered: (title: string) =>
      `Your thread about “${title}” is ready, but I could not post it.`,
    /** For a thread that is posted only in part. */
    incomplete: (title: string) =>
      `The thread about “${title}” is not complete: Slack refused a part of it.`,
    remedy: {
      not_in_channel: ({ bot, channel }) =>
        `I am not in ${channel}. Type /invite ${bot} there and the thread appears by itself.`,
      archived: ({ channel }) => `${channel} is archived. Unarchive it, then try again.`,
      posting_restricted: ({ channel }) =>
        `Posting is restricted in ${channel}. Ask who looks after it to let me post, then try again.`,
      scope_missing: ({ channel, error }) =>
        `I lack a permission for ${channel} (${error}). Ask whoever installed me to reinstall the app with its current manifest, then try again.`,
      thread_gone: ({ channel }) =>
        `Its first message in ${channel} was deleted. “Try again” posts the whole thread again.`,
      asker_not_in_channel: ({ channel }) =>
        `Slack does not tell me that you are in ${channel}, so I do not post there for you. Join it, then try again.`,
      refused: ({ channel, error }) =>
        `Slack refused it for ${channel} (${error}). Try again later.`,
    } satisfies Record<
      DeliveryRefusal,
      (of: { bot: string; channel: string; error: string }) => string
    >,
    kept: 'Nothing you typed is lost.',
    retry: 'Try again',
    elsewhere: 'Or post it in another channel',
    deliveredAfterAll: (title: string) => `Your thread about “${title}” is posted.`,
    where: (channel: string) => `It is in ${channel}.`,
    outcome: {
      retrying: 'Trying again.',
      nothing_to_do: 'Nothing waits to be posted: it has been posted, or is on its way.',
      not_owner: 'Only the person who asked can do that.',
      already_posted: 'It has been posted already, so it stays where it is.',
      unknown_decision: 'This recommendation no longer exists: it may have been deleted.',
    },
  },
};
