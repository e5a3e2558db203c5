import type { KnownBlock } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { cut, LIMIT, type ModalView, plain, plainSection } from './blocks.ts';
import { CALLBACK } from './ids.ts';

type Frame = {
  readonly callback: string;
  /** Slack returns it with each payload of the modal, as `private_metadata`. */
  readonly memory: Readonly<Record<string, unknown>>;
  readonly title: string;
  /** Null for a modal without a submit button. */
  readonly submit: string | null;
  readonly close: string;
};

export function modal(frame: Frame, blocks: readonly KnownBlock[]): ModalView {
  const { callback, memory, title, submit, close } = frame;
  const label = (text: string) => plain(cut(text, LIMIT.modalTitle));
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify(memory),
    title: label(title),
    ...(submit === null ? {} : { submit: label(submit) }),
    close: label(close),
    blocks: [...blocks],
  };
}

/** A form about a decision, whose id it remembers. */
export const modalAbout = (
  t: Messages,
  { id }: { readonly id: string },
  callback: string,
  { title, submit }: Pick<Frame, 'title' | 'submit'>,
  blocks: readonly KnownBlock[],
): ModalView =>
  modal({ callback, memory: { decision: id }, title, submit, close: t.modal.close }, blocks);

/** A modal that only shows a text. */
export const infoModal = (t: Messages, title: string, text: string): ModalView =>
  blocksModal(t, title, [plainSection(text)]);

/** A modal that only shows these blocks. */
export const blocksModal = (t: Messages, title: string, blocks: readonly KnownBlock[]): ModalView =>
  modal(
    { callback: CALLBACK.info, memory: {}, title, submit: null, close: t.saidForm.close },
    blocks,
  );
