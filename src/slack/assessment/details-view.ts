import type { InputBlock, KnownBlock } from '@slack/types';
import { knownDetails } from '../../domain/decision.ts';
import { CONSIDERATIONS, DETAILS, type DetailId, LIMITS } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { context, header, option } from '../kit/blocks.ts';
import { button, choiceInput, input, peopleInput } from '../kit/elements.ts';
import { ACTION, BLOCK } from '../kit/ids.ts';
import type { Draft, FormMemory } from './assessment-form.ts';
import { contradictionNotices } from './contradictions-view.ts';
import { NOT_KNOWN } from './details-form.ts';

/** Whether the optional part of the form is shown. Once it is, it stays: what stands in it must not be lost. */
export const isUnfolded = (
  { details, considerations, deciders }: Draft,
  { unfolded }: FormMemory,
): boolean =>
  unfolded || knownDetails(details).length > 0 || considerations.length > 0 || deciders.length > 0;

/** In place of the optional part: the button that shows it, and what is in it. */
export const foldedPart = (
  { modal: words }: Messages,
  { decision }: FormMemory,
): readonly KnownBlock[] => [
  { type: 'actions', block_id: BLOCK.more, elements: [button(ACTION.unfold, words.more)] },
  context(decision === null ? words.moreHintDeciders : words.moreHint),
];

/** The optional part: the details, what also matters and, for a new decision, who may decide. */
export const unfoldedPart = (
  t: Messages,
  draft: Draft,
  memory: FormMemory,
  id: (name: string) => string,
): readonly KnownBlock[] => [
  header(t.details.heading),
  context(t.details.hint),
  ...DETAILS.flatMap((detail) => [
    detailInput(t, detail, draft, id(detail)),
    ...contradictionNotices(t, draft, detail),
  ]),
  considerationsInput(t, id(BLOCK.considerations), draft),
  ...(memory.decision === null
    ? [
        { type: 'divider' } as const,
        peopleInput(id(BLOCK.deciders), {
          label: t.blindForm.decidersLabel,
          hint: memory.membersDecide ? t.settings.anyMemberDecides : t.blindForm.decidersHint,
          optional: true,
          choose: t.blindForm.choosePeople,
          value: draft.deciders,
        }),
      ]
    : []),
];

function detailInput(
  t: Messages,
  detail: DetailId,
  { details }: Draft,
  block_id: string,
): InputBlock {
  const { label, hint } = t.details.fields[detail];
  const field = { label, hint, optional: true };
  switch (detail) {
    case 'measured':
    case 'needed':
    case 'requestsPerMonth':
      return numberInput(block_id, field, details[detail]);
    case 'limits':
      return limitsInput(t, block_id, field, details);
    default: {
      const words = Object.entries(t.details.values[detail]);
      return choiceInput(block_id, {
        ...field,
        choose: t.modal.chooseDetail,
        offered: [
          ...words.map(([value, { option: text }]) => ({ value, text })),
          { value: NOT_KNOWN, text: t.modal.notKnown },
        ],
        value: details[detail] ?? null,
        // It may contradict an answer.
        ...(detail === 'lookUp' ? { changeAction: ACTION.answerChanged } : {}),
      });
    }
  }
}

/** Takes any number, so that our own words say what is wrong with it, and nothing that was typed is lost. */
const numberInput = (
  block_id: string,
  field: Parameters<typeof input>[1],
  value: number | undefined,
): InputBlock =>
  input(block_id, field, {
    type: 'number_input',
    action_id: ACTION.input,
    is_decimal_allowed: true,
    ...(value !== undefined && NUMERAL.test(String(value)) ? { initial_value: String(value) } : {}),
  });

/** What Slack takes as a number: no exponent. */
const NUMERAL = /^-?\d+(\.\d+)?$/;

function limitsInput(
  t: Messages,
  block_id: string,
  field: Parameters<typeof input>[1],
  { limits = [] }: Draft['details'],
): InputBlock {
  const box = (limit: (typeof LIMITS)[number]) =>
    option(t.details.values.limits[limit].option, limit);
  return input(block_id, field, {
    type: 'checkboxes',
    action_id: ACTION.input,
    options: LIMITS.map(box),
    ...(limits.length > 0 ? { initial_options: limits.map(box) } : {}),
  });
}

function considerationsInput(t: Messages, block_id: string, { considerations }: Draft): InputBlock {
  const choice = (id: (typeof CONSIDERATIONS)[number]) =>
    option(`${t.considerations[id].name}: ${t.considerations[id].hint}`, id);
  const field = {
    label: t.modal.considerationsLabel,
    hint: t.modal.considerationsHint,
    optional: true,
  };
  return input(block_id, field, {
    type: 'multi_static_select',
    action_id: ACTION.input,
    options: CONSIDERATIONS.map(choice),
    ...(considerations.length > 0 ? { initial_options: considerations.map(choice) } : {}),
  });
}
