import type { InputBlock, StaticSelect } from '@slack/types';
import { type Answer, CRITERIA, type CriterionId, LEVELS } from '../../engine/index.ts';
import type { LevelWords, Messages } from '../../i18n/messages.ts';
import { option, plain } from './blocks.ts';
import { ACTION } from './ids.ts';
import { input } from './inputs.ts';
import type { GivenAnswers } from './view-state.ts';

/** A select with the five levels of a criterion, and "not sure". */
export function levelSelect(
  t: Messages,
  criterion: CriterionId,
  answer: Answer | undefined,
  action_id: string = ACTION.answer,
): StaticSelect {
  const words = t.criteria[criterion];
  const choice = (to: Answer) =>
    option(describe(to === 'unsure' ? t.notSure : words.levels[to]), String(to));
  return {
    type: 'static_select',
    action_id,
    placeholder: plain(t.modal.choose),
    options: [...LEVELS.map(choice), choice('unsure')],
    ...(answer === undefined ? {} : { initial_option: choice(answer) }),
  };
}

/** "Some: a minority of requests need our documents or data" */
function describe({ short, facts }: LevelWords): string {
  return `${short.charAt(0).toUpperCase()}${short.slice(1)}: ${facts}`;
}

/** What a criterion asks. */
export const questionOf = (t: Messages, criterion: CriterionId): string =>
  `${t.criteria[criterion].name}: ${t.criteria[criterion].question}`;

/** Asks for one answer. With an action of its own, Slack tells each time it changes. */
export function criterionInput(
  t: Messages,
  criterion: CriterionId,
  {
    answer,
    block_id = criterion,
    tellsAs,
    isTold = true,
  }: {
    readonly answer: Answer | undefined;
    readonly block_id?: string;
    readonly tellsAs?: string;
    /** Whether it is told why it matters. */
    readonly isTold?: boolean;
  },
): InputBlock {
  const field = {
    label: questionOf(t, criterion),
    ...(isTold ? { hint: t.criteria[criterion].hint } : {}),
  };
  return {
    ...input(block_id, field, levelSelect(t, criterion, answer, tellsAs)),
    ...(tellsAs === undefined ? {} : { dispatch_action: true }),
  };
}

/** Asks for answers to these criteria, as far as they are known already. */
export const criterionInputs = (
  t: Messages,
  answers: GivenAnswers,
  asked: readonly CriterionId[] = CRITERIA,
): readonly InputBlock[] =>
  asked.map((criterion) => criterionInput(t, criterion, { answer: answers[criterion] }));
