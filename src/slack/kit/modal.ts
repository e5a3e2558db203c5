import type { KnownBlock } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { cut, LIMIT, type ModalView, plain, plainSection } from './blocks.ts';
import { CALLBACK } from './ids.ts';

type Frame = {
  readonly callback: string;
  /** Travels with the form and comes back when it is sent. */
  readonly memory: Readonly<Record<string, unknown>>;
  readonly title: string;
  /** Null for a view that has nothing to send. */
  readonly submit: string | null;
  readonly close: string;
};

export function modal(frame: Frame, blocks: readonly KnownBlock[]): ModalView {
  const { callback, memory, title, submit, close } = frame;
  const words = (text: string) => plain(cut(text, LIMIT.modalTitle));
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify(memory),
    title: words(title),
    ...(submit === null ? {} : { submit: words(submit) }),
    close: words(close),
    blocks: [...blocks],
  };
}

/** A form about a decision, which it remembers. */
export const modalAbout = (
  t: Messages,
  { id }: { readonly id: string },
  callback: string,
  { title, submit }: Pick<Frame, 'title' | 'submit'>,
  blocks: readonly KnownBlock[],
): ModalView =>
  modal({ callback, memory: { decision: id }, title, submit, close: t.modal.close }, blocks);

/** A view that says one thing and has nothing to send. */
export const infoModal = (t: Messages, title: string, text: string): ModalView =>
  blocksModal(t, title, [plainSection(text)]);

/** A view that shows these blocks and has nothing to send. */
export const blocksModal = (t: Messages, title: string, blocks: readonly KnownBlock[]): ModalView =>
  modal(
    { callback: CALLBACK.info, memory: {}, title, submit: null, close: t.saidForm.close },
    blocks,
  );
