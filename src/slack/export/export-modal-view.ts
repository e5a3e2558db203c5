import type { KnownBlock, RadioButtons } from '@slack/types';
import { ARCHIVE_FORMATS } from '../../domain/job.ts';
import { type Filter, isFiltered } from '../../domain/portfolio.ts';
import type { Messages } from '../../i18n/messages.ts';
import {
  channelMention,
  context,
  escapeMrkdwn,
  isolate,
  type ModalView,
  mention,
  option,
  plain,
  plainSection,
} from '../kit/blocks.ts';
import { ACTION, BLOCK, CALLBACK } from '../kit/ids.ts';
import { input } from '../kit/inputs.ts';
import { modal } from '../kit/modal.ts';
import { type ArchiveMemory, WHICH } from './export-form.ts';

/** Asks as which file decisions are wanted and, to whom a filter is set on Home, which ones. */
export function exportModal(t: Messages, filter: Filter): ModalView {
  const words = t.archive.form;
  const memory: ArchiveMemory = { filter: isFiltered(filter) ? filter : null };
  const { title, submit, formatLabel, formats } = words;
  return modal({ callback: CALLBACK.archive, memory, title, submit, close: t.modal.close }, [
    input(BLOCK.format, { label: formatLabel }, choices(ARCHIVE_FORMATS, formats)),
    ...(isFiltered(filter) ? which(t, filter) : []),
    plainSection(words.hint),
  ]);
}

function which(t: Messages, filter: Filter): readonly KnownBlock[] {
  const { whichLabel, filtered, all, filters } = t.archive.form;
  return [
    input(BLOCK.which, { label: whichLabel }, choices(WHICH, { filtered, all })),
    context(filters(said(t, filter))),
  ];
}

type Words = { readonly name: string; readonly is: string };

/** The first is chosen until another one is. */
function choices<T extends string>(
  ids: readonly [T, ...T[]],
  words: Readonly<Record<T, Words>>,
): RadioButtons {
  const optionOf = (id: T) => ({
    ...option(words[id].name, id),
    description: plain(words[id].is),
  });
  return {
    type: 'radio_buttons',
    action_id: ACTION.input,
    options: ids.map(optionOf),
    initial_option: optionOf(ids[0]),
  };
}

/** What each filter that is set lets through; escaped mrkdwn. */
function said(t: Messages, { status, verdict, channel, owner, text }: Filter): readonly string[] {
  const words = t.archive.form.filter;
  return [
    ...(status === null ? [] : [words.status(t.home.status[status])]),
    ...(verdict === null ? [] : [words.verdict(t.verdict[verdict])]),
    ...(channel === null ? [] : [words.channel(channelMention(channel))]),
    ...(owner === null ? [] : [words.owner(mention(owner))]),
    ...(text === '' ? [] : [words.text(isolate(escapeMrkdwn(text)))]),
  ];
}
