import type { ArchiveFormat } from '../../domain/job.ts';
import { count } from './vocabulary.ts';

const as: Readonly<Record<ArchiveFormat, string>> = {
  csv: 'as a table (CSV)',
  json: 'as one JSON document',
  madr: 'as Markdown records (MADR), one file each',
};

/** Exporting many decisions: the form, the message with the file, and the words in the file. */
export const archive = {
  form: {
    title: 'Export decisions',
    submit: 'Export',
    formatLabel: 'File format',
    formatMissing: 'Choose a file format.',
    formats: {
      csv: {
        name: 'Table (CSV)',
        is: 'For spreadsheets: a row for each decision, safe to open.',
      },
      json: { name: 'JSON', is: 'For programs: everything, with the whole history.' },
      madr: {
        name: 'Markdown (MADR)',
        is: 'For a repository: a ZIP with a file for each decision.',
      },
    } satisfies Record<ArchiveFormat, { name: string; is: string }>,
    whichLabel: 'Which decisions?',
    all: { name: 'Everything I can see', is: 'All channels that you may read.' },
    filtered: { name: 'What my filters show', is: 'As they are set on Home now.' },
    /** Takes and returns escaped mrkdwn. */
    filters: (filters: readonly string[]) => `Your filters on Home: ${filters.join(' · ')}`,
    filter: {
      status: (status: string) => `status ${status}`,
      verdict: (verdict: string) => `verdict ${verdict}`,
      channel: (channel: string) => `in ${channel}`,
      owner: (owner: string) => `asked by ${owner}`,
      text: (text: string) => `with the words “${text}”`,
    },
    hint: 'The file comes to you alone, by direct message from this app. What is still being rated blind stays hidden in it.',
  },
  onlyMembers: 'Only members of this workspace can export its decisions.',
  onItsWay:
    'Your export is on its way. It comes to you by direct message from this app; a large one takes a minute or two.',
  heading: (decisions: number, format: ArchiveFormat) =>
    `${decisions === 1 ? 'The one decision' : `${decisions} decisions`} that you asked for, ${as[format]}`,
  none: 'Nothing to export: no decision you can see matches.',
  incomplete:
    'Slack could not be asked about all channels that you are in, so there may be more decisions than these. Export again later to be sure.',
  /** For decisions whose record could not be made. */
  leftOut: (decisions: number) =>
    `${decisions === 1 ? 'One decision is' : `${decisions} decisions are`} left out, because of a mistake of mine. Tell whoever runs this app: its log names them.`,
  noPermission:
    'It is too long to be sent as text, and this app may not share files here. An admin can allow that: reinstall the app with the permission files:write. Nothing is lost; then choose Export on Home again.',
  notTaken: (error: string) =>
    `It is too long to be sent as text, and Slack did not take the file (${error}). An admin can see whether sharing files is allowed. Nothing is lost; choose Export on Home again then.`,
  fileName: 'decisions',
  index: {
    heading: 'Decisions: RAG, fine-tuning, a hybrid, or prompting',
    what: (decisions: number, exportedAt: string) =>
      `${count(decisions, 'decision', 'decisions')}, the newest first. Exported ${exportedAt}.`,
    incomplete: 'Slack could not be asked about all channels, so there may be more decisions.',
    decision: 'Decision',
  },
  inPercent: (name: string) => `${name} (%)`,
  /** The columns of the six answers and of the details are named after these. */
  columns: {
    // A table must not begin with the letters ID: Excel takes it for another kind of file.
    id: 'Decision ID',
    title: 'Use case',
    status: 'Status',
    verdict: 'Recommended',
    strength: 'Strength',
    outcome: 'Decided',
    overruled: 'Against the recommendation',
    reason: 'Reason',
    check: 'How it will be checked',
    deciders: 'Decided by',
    decidedAt: 'Decided on (UTC)',
    reviewOn: 'Review on',
    raters: 'People who rated',
    agree: 'Agree',
    disagree: 'Disagree',
    objections: 'Objections',
    context: 'Description',
    considerations: 'Considerations',
    owner: 'Asked by',
    ownerId: 'Asked by (ID)',
    channel: 'Channel',
    channelId: 'Channel (ID)',
    askedAt: 'Asked on (UTC)',
    revealedAt: 'Answers shown since (UTC)',
    changedAt: 'Last change (UTC)',
    revision: 'Revision',
    withdrawn: 'Why withdrawn',
    supersedes: 'Replaces (ID)',
    supersededBy: 'Replaced by (ID)',
    link: 'Thread',
  },
  cellCut:
    '… [Cut here: a cell of a spreadsheet holds no more. The exports as JSON and as Markdown have all of it.]',
  yes: 'yes',
  no: 'no',
  prefers: (outcome: string, reason: string) => `prefers ${outcome}: ${reason}`,
};
