/** The ids that the bot gives Slack and gets back, each defined once. */
export const COMMAND = '/rag-or-finetune';

export const CALLBACK = {
  assessment: 'assessment',
  rating: 'rating',
  disagreement: 'disagreement',
  decision: 'decision',
  revision: 'revision',
  whatIf: 'what_if',
  withdrawal: 'withdrawal',
  review: 'review',
  digest: 'digest',
  settings: 'settings',
  archive: 'archive',
  deletion: 'deletion',
  keeping: 'keeping',
  forgetting: 'forgetting',
  /** A modal that only shows something and has no submit button. */
  info: 'said',
} as const;

/** The events that have a listener. */
export const EVENTS: ReadonlySet<string> = new Set([
  'app_home_opened',
  'app_uninstalled',
  'member_joined_channel',
  'member_left_channel',
  'channel_left',
  'group_left',
  'channel_id_changed',
]);

export const SHORTCUT = {
  /** In the menu of a message. */
  rateMessage: 'rate_message',
  newAssessment: 'new_assessment',
} as const;

export const ACTION = {
  example: 'example',
  /** The answer to a criterion that may contradict another one. */
  answerChanged: 'answer_changed',
  answer: 'answer',
  /** Shows the optional part of the assessment form. */
  unfold: 'unfold',
  input: 'input',
  /** The box "the team rates first", which shows more fields. */
  blindChanged: 'blind_changed',
  /** An answer in the what-if form. */
  tryAnswer: 'try_answer',
  /** The outcome in the form of a decision, on which its suggested check depends. */
  outcomeChanged: 'outcome_changed',
  retryDelivery: 'retry_delivery',
  moveDelivery: 'move_delivery',
  rate: 'rate',
  reveal: 'reveal',
  agree: 'agree',
  disagree: 'disagree',
  decide: 'decide',
  more: 'more',
  /** The owner adopts proposed answers. */
  adopt: 'adopt',
  review: 'review',
  startOver: 'start_over',
  delete: 'delete_decision',
  /** In the withdrawal form. */
  deleteInstead: 'delete_instead',
  /** Asks to delete what a person wrote. */
  forget: 'forget',
  newAssessment: 'new_assessment',
  homeStatus: 'home_status',
  homeVerdict: 'home_verdict',
  homeChannel: 'home_channel',
  homeOwner: 'home_owner',
  homeSearch: 'home_search',
  homeClear: 'home_clear',
  homeOlder: 'home_older',
  homeNewer: 'home_newer',
  exportAll: 'export_all',
  digest: 'digest',
  /** In the form: whether the digest is for the member or for a channel. */
  digestFor: 'digest_for',
  digestChannel: 'digest_channel',
  /** In the form: turns the digest off. */
  digestStop: 'digest_stop',
  /** Under a digest: turns it off. */
  digestOff: 'digest_off',
  settings: 'settings',
  /** Which channel's settings the form shows. */
  settingsChannel: 'settings_channel',
  settingsWorkspace: 'settings_workspace',
} as const;

/** The adopt button's value for the middle of the ratings; for a proposal it is the event's position. */
export const MIDDLE = 'middle';

/** The entries of a root message's menu. */
export const MORE = ['edit', 'what_if', 'export', 'withdraw', 'start_over', 'delete'] as const;
export type More = (typeof MORE)[number];

/** Ids of the forms' blocks; the block of a criterion or of a detail has its id. */
export const BLOCK = {
  example: 'example',
  channel: 'channel',
  title: 'title',
  context: 'context',
  more: 'more',
  considerations: 'considerations',
  contradictions: 'contradictions',
  deciders: 'deciders',
  blind: 'blind',
  invited: 'invited',
  enough: 'enough',
  deadline: 'deadline',
  preferred: 'preferred',
  reason: 'reason',
  note: 'note',
  outcome: 'outcome',
  check: 'check',
  confirm: 'confirm',
  person: 'person',
  /** Typed in, for people whom Slack's menu no longer offers. */
  personId: 'person_id',
  reviewOn: 'review_on',
  digestFor: 'digest_for',
  weekday: 'weekday',
  hour: 'hour',
  search: 'search',
  format: 'format',
  which: 'which',
  filters: 'filters',
  scope: 'scope',
  decide: 'decide',
  remindAfterDays: 'remind_after_days',
  blindFirst: 'blind_first',
  language: 'language',
  managers: 'managers',
  keepDays: 'keep_days',
} as const;

const DECISION = 'decision.';

/** The block id of a message's buttons; holds the decision's id. */
export const decisionBlock = (decisionId: string): string => DECISION + decisionId;

export const decisionOfBlock = (blockId: string): string | null =>
  blockId.startsWith(DECISION) ? blockId.slice(DECISION.length) : null;

const DELIVERY = 'delivery.';

/** The block id of a delivery notice's buttons; holds the decision's id. */
export const deliveryBlock = (decisionId: string): string => DELIVERY + decisionId;

export const decisionOfDeliveryBlock = (blockId: string): string | null =>
  blockId.startsWith(DELIVERY) ? blockId.slice(DELIVERY.length) : null;
