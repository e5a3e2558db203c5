import type { InputBlock, KnownBlock } from '@slack/types';
import type { Settings } from '../../domain/settings.ts';
import { CRITERIA, type CriterionId } from '../../engine/index.ts';
import type { Messages } from '../../i18n/messages.ts';
import { channelMention, LIMIT, type ModalView, option, plain, section } from '../kit/blocks.ts';
import { criterionInput } from '../kit/criterion-input.ts';
import { channelSelect, input, peopleInput, textInput } from '../kit/elements.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { modal } from '../kit/modal.ts';
import { blockId } from '../kit/view-state.ts';
import {
  BLIND,
  type Draft,
  EMPTY_MEMORY,
  type FormMemory,
  isEnough,
  LEAST_ENOUGH,
} from './assessment-form.ts';
import { contradictionNotices } from './contradictions-view.ts';
import { foldedPart, isUnfolded, unfoldedPart } from './details-view.ts';
import { EXAMPLE_IDS } from './examples.ts';

export const EMPTY_DRAFT: Draft = {
  title: '',
  context: '',
  answers: {},
  considerations: [],
  details: {},
  channel: null,
  deciders: [],
  blind: false,
  invited: [],
  enough: null,
  deadline: null,
};

/** The draft and memory of a new decision's form, with the defaults of the settings. */
export const startDraft = (
  { blindFirst, decide }: Pick<Settings, 'blindFirst' | 'decide'>,
  known: Pick<FormMemory, 'channel'> & Partial<FormMemory>,
): { readonly draft: Draft; readonly memory: FormMemory } => ({
  draft: { ...EMPTY_DRAFT, blind: blindFirst },
  memory: {
    ...EMPTY_MEMORY,
    ...known,
    // Without a channel it is not known whose settings will apply.
    membersDecide: known.channel !== null && decide === 'members',
  },
});

/** Answers to these may contradict another one, so Slack reports their changes. */
const WATCHED: readonly CriterionId[] = ['external_knowledge', 'data_dynamics'];

/** The form, filled in from the draft: for a new decision, or to edit the one that `memory` names. */
export function assessmentModal(t: Messages, draft: Draft, remembered: FormMemory): ModalView {
  const memory = { ...remembered, unfolded: isUnfolded(draft, remembered) };
  const id = (name: string): string => blockId(name, memory.revision);
  const { close } = t.modal;
  if (memory.decision !== null) {
    const { title, submit, note } = t.revisionForm;
    return modal({ callback: CALLBACK.revision, memory, title, submit, close }, [
      section(note),
      ...caseInputs(t, draft, memory, id),
    ]);
  }
  const { title } = t.modal;
  const submit = draft.blind ? t.blindForm.submit : t.modal.submit;
  return modal({ callback: CALLBACK.assessment, memory, title, submit, close }, [
    destination(t, draft, memory),
    ...(memory.supersedes === null ? [] : [section(t.revisionForm.replaces)]),
    examplePicker(t),
    ...caseInputs(t, draft, memory, id),
    ...blindInputs(t, draft, id),
  ]);
}

function destination(t: Messages, draft: Draft, { channel, revision }: FormMemory): KnownBlock {
  if (channel !== null) {
    const { postsTo } = draft.blind ? t.blindForm : t.modal;
    return section(postsTo(channelMention(channel)));
  }
  const field = { label: t.modal.channelLabel, hint: t.modal.channelHint };
  const select = channelSelect(ACTION.input, { chosen: draft.channel });
  return input(blockId(BLOCK.channel, revision), field, select);
}

function examplePicker(t: Messages): KnownBlock {
  return {
    type: 'section',
    block_id: BLOCK.example,
    text: plain(t.modal.example),
    accessory: {
      type: 'static_select',
      action_id: ACTION.example,
      placeholder: plain(t.modal.exampleChoose),
      options: EXAMPLE_IDS.map((id) => option(t.modal.examples[id].name, id)),
    },
  };
}

function caseInputs(
  t: Messages,
  draft: Draft,
  memory: FormMemory,
  id: (name: string) => string,
): readonly KnownBlock[] {
  return [
    textInput(id(BLOCK.title), {
      label: t.modal.titleLabel,
      hint: t.modal.titleHint,
      value: draft.title,
      most: LIMIT.header,
      multiline: false,
    }),
    textInput(id(BLOCK.context), {
      label: t.modal.contextLabel,
      hint: t.modal.contextHint,
      optional: true,
      value: draft.context,
    }),
    ...CRITERIA.flatMap((criterion) => [
      criterionInput(t, criterion, {
        answer: draft.answers[criterion],
        block_id: id(criterion),
        ...(WATCHED.includes(criterion) ? { changeAction: ACTION.answerChanged } : {}),
      }),
      ...contradictionNotices(t, draft, criterion),
    ]),
    ...(memory.unfolded ? unfoldedPart(t, draft, memory, id) : foldedPart(t, memory)),
  ];
}

/** The box "the team rates first" and, once it is ticked, the fields for that. */
function blindInputs(
  { blindForm: words }: Messages,
  draft: Draft,
  id: (name: string) => string,
): readonly InputBlock[] {
  const box = { ...option(words.option, BLIND), description: plain(words.optionMeaning) };
  const checkbox: InputBlock = {
    ...input(
      id(BLOCK.blind),
      { label: words.label, optional: true },
      {
        type: 'checkboxes',
        action_id: ACTION.blindChanged,
        options: [box],
        ...(draft.blind ? { initial_options: [box] } : {}),
      },
    ),
    dispatch_action: true,
  };
  if (!draft.blind) return [checkbox];
  return [
    checkbox,
    peopleInput(id(BLOCK.invited), {
      label: words.invitedLabel,
      hint: words.invitedHint,
      optional: true,
      choose: words.choosePeople,
      value: draft.invited,
    }),
    input(
      id(BLOCK.enough),
      { label: words.enoughLabel, hint: words.enoughHint, optional: true },
      {
        type: 'number_input',
        action_id: ACTION.input,
        is_decimal_allowed: false,
        min_value: String(LEAST_ENOUGH),
        ...(isEnough(draft.enough) ? { initial_value: String(draft.enough) } : {}),
      },
    ),
    input(
      id(BLOCK.deadline),
      { label: words.deadlineLabel, hint: words.deadlineHint, optional: true },
      {
        type: 'datetimepicker',
        action_id: ACTION.input,
        ...(draft.deadline === null
          ? {}
          : { initial_date_time: Math.floor(draft.deadline / 1000) }),
      },
    ),
  ];
}
