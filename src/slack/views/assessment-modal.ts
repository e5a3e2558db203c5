import type { InputBlock, KnownBlock } from '@slack/types';
import {
  type Answer,
  CONSIDERATIONS,
  type Contradiction,
  CRITERIA,
  type CriterionId,
  contradictions,
  LEVELS,
} from '../../engine/index.ts';
import type { LevelWords, Messages } from '../../i18n/messages.ts';
import { cut, LIMIT, type ModalView, option, plain, section } from '../blocks.ts';
import { blockId, type Draft, type FormMemory } from '../forms/assessment-draft.ts';
import { EXAMPLE_IDS } from '../forms/examples.ts';
import { ACTION, BLOCK, CALLBACK } from '../ids.ts';

export const EMPTY_DRAFT: Draft = {
  title: '',
  context: '',
  answers: {},
  considerations: [],
  channel: null,
};

/** Answers to these may contradict another one, so Slack tells us when they change. */
const WATCHED: readonly CriterionId[] = ['external_knowledge', 'data_dynamics', 'transparency'];

/** The form: one screen, filled in as far as the draft goes. Pure, and quick: a trigger waits. */
export function assessmentModal(t: Messages, draft: Draft, memory: FormMemory): ModalView {
  const id = (name: string): string => blockId(name, memory.revision);
  return {
    type: 'modal',
    callback_id: CALLBACK.assessment,
    private_metadata: JSON.stringify(memory),
    title: plain(cut(t.modal.title, LIMIT.modalTitle)),
    submit: plain(cut(t.modal.submit, LIMIT.modalTitle)),
    close: plain(cut(t.modal.close, LIMIT.modalTitle)),
    blocks: [
      destination(t, draft, memory),
      examplePicker(t),
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
        value: draft.context,
        most: LIMIT.inputText,
        multiline: true,
      }),
      ...CRITERIA.flatMap((criterion) => [
        criterionInput(t, criterion, id(criterion), draft),
        ...contradictionsIn(draft)
          .filter((code) => SHOWN_UNDER[code] === criterion)
          .map((code) => contradictionNotice(t, code)),
      ]),
      considerationsInput(t, id(BLOCK.considerations), draft),
    ],
  };
}

/** The contradictions among the answers given so far. */
export function contradictionsIn({ answers }: Draft): readonly Contradiction[] {
  return contradictions({
    external_knowledge: answers.external_knowledge ?? 'unsure',
    data_dynamics: answers.data_dynamics ?? 'unsure',
    transparency: answers.transparency ?? 'unsure',
  });
}

/** The notice of a contradiction stands under the later of its two answers. */
const SHOWN_UNDER: Readonly<Record<Contradiction, CriterionId>> = {
  nothing_to_look_up_yet_changing: 'data_dynamics',
  nothing_to_look_up_yet_sources: 'transparency',
};

const NOTICE = `${BLOCK.contradictions}.`;

/** Whether the form, as it is shown, points out just these contradictions. */
export function pointsOut(
  blocks: readonly { readonly block_id?: string | undefined }[],
  found: readonly Contradiction[],
): boolean {
  const shown = blocks.flatMap(({ block_id = '' }) =>
    block_id.startsWith(NOTICE) ? [block_id] : [],
  );
  return (
    shown.toSorted().join() ===
    found
      .map((code) => NOTICE + code)
      .toSorted()
      .join()
  );
}

function contradictionNotice(t: Messages, code: Contradiction): KnownBlock {
  return {
    ...section(`*${t.modal.contradictionsHeading}*\n${t.contradiction[code]}`),
    block_id: NOTICE + code,
  };
}

function destination(t: Messages, draft: Draft, { channel, revision }: FormMemory): KnownBlock {
  if (channel !== null) return section(t.modal.postsTo(`<#${channel}>`));
  return {
    type: 'input',
    block_id: blockId(BLOCK.channel, revision),
    label: plain(t.modal.channelLabel),
    hint: plain(t.modal.channelHint),
    element: {
      type: 'conversations_select',
      action_id: ACTION.input,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(draft.channel === null ? {} : { initial_conversation: draft.channel }),
    },
  };
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

function textInput(
  block_id: string,
  field: {
    readonly label: string;
    readonly hint: string;
    readonly value: string;
    readonly most: number;
    readonly multiline: boolean;
  },
): InputBlock {
  return {
    type: 'input',
    block_id,
    // Only the title, the one-line field, is required.
    optional: field.multiline,
    label: plain(field.label),
    hint: plain(field.hint),
    element: {
      type: 'plain_text_input',
      action_id: ACTION.input,
      multiline: field.multiline,
      max_length: field.most,
      ...(field.value === '' ? {} : { initial_value: field.value }),
    },
  };
}

function criterionInput(
  t: Messages,
  criterion: CriterionId,
  block_id: string,
  { answers }: Draft,
): InputBlock {
  const words = t.criteria[criterion];
  const choice = (answer: Answer) =>
    option(describe(answer === 'unsure' ? t.notSure : words.levels[answer]), String(answer));
  const answer = answers[criterion];
  return {
    type: 'input',
    block_id,
    label: plain(`${words.name}: ${words.question}`),
    hint: plain(words.hint),
    ...(WATCHED.includes(criterion) ? { dispatch_action: true } : {}),
    element: {
      type: 'static_select',
      action_id: WATCHED.includes(criterion) ? ACTION.answerChanged : ACTION.answer,
      placeholder: plain(t.modal.choose),
      options: [...LEVELS.map(choice), choice('unsure')],
      ...(answer === undefined ? {} : { initial_option: choice(answer) }),
    },
  };
}

/** "Some: a minority of requests need our documents or data" */
function describe({ short, facts }: LevelWords): string {
  return `${short.charAt(0).toUpperCase()}${short.slice(1)}: ${facts}`;
}

function considerationsInput(t: Messages, block_id: string, { considerations }: Draft): InputBlock {
  const choice = (id: (typeof CONSIDERATIONS)[number]) =>
    option(`${t.considerations[id].name}: ${t.considerations[id].hint}`, id);
  return {
    type: 'input',
    block_id,
    optional: true,
    label: plain(t.modal.considerationsLabel),
    hint: plain(t.modal.considerationsHint),
    element: {
      type: 'multi_static_select',
      action_id: ACTION.input,
      options: CONSIDERATIONS.map(choice),
      ...(considerations.length > 0 ? { initial_options: considerations.map(choice) } : {}),
    },
  };
}
