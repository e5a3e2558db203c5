import type { KnownBlock } from '@slack/types';
import { cut, LIMIT, type ModalView, plain } from './blocks.ts';

/** The frame of a form: `memory` travels with it and comes back when it is sent. */
export function modal(
  of: {
    readonly callback: string;
    readonly memory: Readonly<Record<string, unknown>>;
    readonly title: string;
    /** Null for a view that has nothing to send. */
    readonly submit: string | null;
    readonly close: string;
  },
  blocks: readonly KnownBlock[],
): ModalView {
  const words = (text: string) => plain(cut(text, LIMIT.modalTitle));
  return {
    type: 'modal',
    callback_id: of.callback,
    private_metadata: JSON.stringify(of.memory),
    title: words(of.title),
    ...(of.submit === null ? {} : { submit: words(of.submit) }),
    close: words(of.close),
    blocks: [...blocks],
  };
}
