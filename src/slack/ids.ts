/** Every name by which Slack and the bot refer to a thing, once. */
export const COMMAND = '/rag-or-finetune';

export const CALLBACK = { assessment: 'assessment' } as const;

export const ACTION = {
  example: 'example',
  /** A criterion whose answer may contradict another one. */
  answerChanged: 'answer_changed',
  answer: 'answer',
  input: 'input',
  retryDelivery: 'retry_delivery',
  moveDelivery: 'move_delivery',
} as const;

/** Blocks of the assessment form; a criterion's block is named after the criterion. */
export const BLOCK = {
  example: 'example',
  channel: 'channel',
  title: 'title',
  context: 'context',
  considerations: 'considerations',
  contradictions: 'contradictions',
} as const;

const DELIVERY = 'delivery.';

/** The block of a notice's controls, which names the decision they are about. */
export const deliveryBlock = (decisionId: string): string => DELIVERY + decisionId;

export const decisionOfDeliveryBlock = (blockId: string): string | null =>
  blockId.startsWith(DELIVERY) ? blockId.slice(DELIVERY.length) : null;
