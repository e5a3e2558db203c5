/** Every name that Slack and the bot share, once. */
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
  /** Shows something and has nothing to send. */
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
  /** On a message. */
  rateMessage: 'rate_message',
  newAssessment: 'new_assessment',
} as const;

export const ACTION = {
  example: 'example',
  /** A criterion whose answer may contradict another one. */
  answerChanged: 'answer_changed',
  answer: 'answer',
  input: 'input',
  /** Whether the team rates first; more is asked if it does. */
  blindChanged: 'blind_changed',
  /** An answer of the what-if form. */
  tryAnswer: 'try_answer',
  retryDelivery: 'retry_delivery',
  moveDelivery: 'move_delivery',
  rate: 'rate',
  reveal: 'reveal',
  agree: 'agree',
  disagree: 'disagree',
  decide: 'decide',
  more: 'more',
  /** The owner adopts what somebody proposed. */
  adopt: 'adopt',
  review: 'review',
  startOver: 'start_over',
  delete: 'delete_decision',
  /** In the form that withdraws. */
  deleteInstead: 'delete_instead',
  /** Asks to delete what somebody wrote. */
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
  /** For whom the digest of the form is. */
  digestFor: 'digest_for',
  digestChannel: 'digest_channel',
  /** In the form. */
  digestStop: 'digest_stop',
  /** Under a digest. */
  digestOff: 'digest_off',
  settings: 'settings',
  /** Whose settings the form shows. */
  settingsChannel: 'settings_channel',
  settingsWorkspace: 'settings_workspace',
} as const;

/** The value of the button that adopts the middle of the ratings; of a proposal, its position. */
export const MIDDLE = 'middle';

/** What the menu of a root message offers. */
export const MORE = ['edit', 'what_if', 'export', 'withdraw', 'start_over', 'delete'] as const;
export type More = (typeof MORE)[number];

/** Blocks of the forms; a criterion's block is named after the criterion. */
export const BLOCK = {
  example: 'example',
  channel: 'channel',
  title: 'title',
  context: 'context',
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
  /** For people whom Slack no longer offers. */
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

/** The block of a message's controls, which names the decision they are about. */
export const decisionBlock = (decisionId: string): string => DECISION + decisionId;

export const decisionOfBlock = (blockId: string): string | null =>
  blockId.startsWith(DECISION) ? blockId.slice(DECISION.length) : null;

const DELIVERY = 'delivery.';

/** The block of a notice's controls, which names the decision they are about. */
export const deliveryBlock = (decisionId: string): string => DELIVERY + decisionId;

export const decisionOfDeliveryBlock = (blockId: string): string | null =>
  blockId.startsWith(DELIVERY) ? blockId.slice(DELIVERY.length) : null;
