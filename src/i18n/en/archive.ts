import type { ArchiveFormat } from '../../records/errand.ts';
import type { ArchiveMessages } from '../messages-archive.ts';

const as: Readonly<Record<ArchiveFormat, string>> = {
  csv: 'as a table (CSV)',
  json: 'as one JSON document',
  madr: 'as Markdown records (MADR), one file each',
};

export const archive: ArchiveMessages = {
  archive: {
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
      },
      whichLabel: 'Which decisions?',
      all: { name: 'Everything I can see', is: 'All channels that you may read.' },
      filtered: { name: 'What my filters show', is: 'As they are set on Home now.' },
      filters: (said) => `Your filters on Home: ${said.join(' · ')}`,
      filter: {
        status: (status) => `status ${status}`,
        verdict: (verdict) => `verdict ${verdict}`,
        channel: (channel) => `in ${channel}`,
        owner: (owner) => `asked by ${owner}`,
        text: (text) => `with the words “${text}”`,
      },
      hint: 'The file comes to you alone, by direct message from this app. What is still being rated blind stays hidden in it.',
    },
    onlyMembers: 'Only members of this workspace can export its decisions.',
    onItsWay:
      'Your export is on its way. It comes to you by direct message from this app; a large one takes a minute or two.',
    heading: (decisions, format) =>
      `${decisions === 1 ? 'The one decision' : `${decisions} decisions`} that you asked for, ${as[format]}`,
    none: 'Nothing to export: no decision you can see matches.',
    incomplete:
      'Slack could not be asked about all channels that you are in, so there may be more decisions than these. Export again later to be sure.',
    leftOut: (decisions) =>
      `${decisions === 1 ? 'One decision is' : `${decisions} decisions are`} left out, because of a mistake of mine. Tell whoever runs this app: its log names them.`,
    noPermission:
      'It is too long to be sent as text, and this app may not share files here. An admin can allow that: reinstall the app with the permission files:write. Nothing is lost; then choose Export on Home again.',
    notTaken: (error) =>
      `It is too long to be sent as text, and Slack did not take the file (${error}). An admin can see whether sharing files is allowed. Nothing is lost; choose Export on Home again then.`,
    fileName: 'decisions',
    index: {
      heading: 'Decisions: RAG, fine-tuning, a hybrid, or prompting',
      what: (decisions, exportedAt) =>
        `${decisions === 1 ? '1 decision' : `${decisions} decisions`}, the newest first. Exported ${exportedAt}.`,
      incomplete: 'Slack could not be asked about all channels, so there may be more decisions.',
      decision: 'Decision',
    },
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
    prefers: (outcome, reason) => `prefers ${outcome}: ${reason}`,
  },
};
