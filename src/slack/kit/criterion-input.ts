import type { InputBlock, StaticSelect } from '@slack/types';
import { type Answer, CRITERIA, type CriterionId, LEVELS } from '../../engine/index.ts';
import type { LevelWords, Messages } from '../../i18n/messages.ts';
import { option, plain } from './blocks.ts';
import { input } from './elements.ts';
import { ACTION } from './ids.ts';
import type { GivenAnswers } from './view-state.ts';

/** A menu of a criterion's five levels and "not sure". */
export function levelSelect(
  t: Messages,
  criterion: CriterionId,
  answer: Answer | undefined,
  action_id: string = ACTION.answer,
): StaticSelect {
  const choice = (one: Answer) => option(describe(levelWords(t, criterion, one)), String(one));
  return {
    type: 'static_select',
    action_id,
    placeholder: plain(t.modal.choose),
    options: [...LEVELS.map(choice), choice('unsure')],
    ...(answer === undefined ? {} : { initial_option: choice(answer) }),
  };
}

const levelWords = (t: Messages, criterion: CriterionId, answer: Answer): LevelWords =>
  answer === 'unsure' ? t.notSure : t.criteria[criterion].levels[answer];

/** "Outside knowledge: some (a minority of requests need our documents or data)" */
export function answerLine(
  t: Messages,
  criterion: CriterionId,
  answer: Answer,
): readonly [{ readonly bold: string }, string] {
  const { short, facts } = levelWords(t, criterion, answer);
  return [{ bold: t.criteria[criterion].name }, `: ${short} (${facts})`];
}

/** "Some: a minority of requests need our documents or data" */
function describe({ short, facts }: LevelWords): string {
  return `${short.charAt(0).toUpperCase()}${short.slice(1)}: ${facts}`;
}

export const questionOf = (t: Messages, criterion: CriterionId): string =>
  `${t.criteria[criterion].name}: ${t.criteria[criterion].question}`;

/** The field for one answer. With `changeAction` Slack reports each change at once, under that action id. */
export function criterionInput(
  t: Messages,
  criterion: CriterionId,
  {
    answer,
    block_id = criterion,
    changeAction,
    withHint = true,
  }: {
    readonly answer: Answer | undefined;
    readonly block_id?: string;
    readonly changeAction?: string;
    readonly withHint?: boolean;
  },
): InputBlock {
  const field = {
    label: questionOf(t, criterion),
    ...(withHint ? { hint: t.criteria[criterion].hint } : {}),
  };
  return {
    ...input(block_id, field, levelSelect(t, criterion, answer, changeAction)),
    ...(changeAction === undefined ? {} : { dispatch_action: true }),
  };
}

/** The fields for these criteria, filled in with the answers that are known. */
export const criterionInputs = (
  t: Messages,
  answers: GivenAnswers,
  asked: readonly CriterionId[] = CRITERIA,
): readonly InputBlock[] =>
  asked.map((criterion) => criterionInput(t, criterion, { answer: answers[criterion] }));
