import type { KnownBlock } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { type ModalView, plainSection } from './blocks.ts';
import { CALLBACK } from './ids.ts';
import { modal } from './modal.ts';

/** A view that says one thing and has nothing to send. */
export const infoModal = (t: Messages, title: string, text: string): ModalView =>
  textModal(t, title, [plainSection(text)]);

/** A view that tells something and has nothing to send. */
export const textModal = (t: Messages, title: string, blocks: readonly KnownBlock[]): ModalView =>
  modal(
    { callback: CALLBACK.said, memory: {}, title, submit: null, close: t.saidForm.close },
    blocks,
  );
