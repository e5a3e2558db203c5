import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import type { DecisionRecord } from '../../src/exports/record/schema.ts';
import { en } from '../../src/i18n/en/english.ts';
import { rate } from '../engine/answers.ts';
import {
  type ActorCommand,
  BLIND,
  decides,
  objects,
  rates,
  recordInput,
  SUPPORT,
} from './a-record.ts';

/** A decision with everything that people can type in it, each place with its own text. */
export function saying(
  texts: { readonly [place in Place]: string },
  last: 'decided' | 'withdrawn',
): RecordInput {
  const to = { title: texts.title, answers: SUPPORT, considerations: [], details: {} };
  const end: ActorCommand =
    last === 'withdrawn'
      ? ['U1', { kind: 'withdraw', reason: texts.reason }]
      : decides('U2', {
          outcome: 'other',
          reason: texts.reason,
          check: texts.check,
          reviewOn: '2027-02-01',
          zone: texts.zone,
        });
  return recordInput(
    { title: texts.earlier, context: texts.context, blind: BLIND, deciders: ['U2'] },
    [
      rates('U2', '2 3 3 1 2 2'),
      rates('U3', '4 0 0 4 - 4'),
      ['U1', { kind: 'reveal' }],
      objects('U3', 'other', texts.objection),
      ['U1', { kind: 'revise', to: { ...to, context: texts.contextNow } }],
      ['U2', { kind: 'propose', answers: rate('1 1 1 1 1 1'), note: texts.note }],
      end,
    ],
    {
      names: new Map([
        ['U1', texts.name],
        ['U2', texts.otherName],
        ['C1', texts.channel],
      ]),
      related: {
        supersedes: { id: 'd0', title: texts.relatedTitle, link: 'https://acme.slack.com/x' },
        supersededBy: { id: 'd2', title: texts.relatedTitle, link: null },
      },
    },
  );
}

type Place =
  | 'title'
  | 'earlier'
  | 'context'
  | 'contextNow'
  | 'objection'
  | 'note'
  | 'reason'
  | 'check'
  | 'zone'
  | 'name'
  | 'otherName'
  | 'channel'
  | 'relatedTitle';

/** The same text in every place, each with an ordinary word before it. */
export const everywhere = (text: string): { readonly [place in Place]: string } => ({
  title: `title ${text}`,
  earlier: `earlier ${text}`,
  context: `context ${text}`,
  contextNow: `now ${text}`,
  objection: `objection ${text}`,
  note: `note ${text}`,
  reason: `reason ${text}`,
  check: `check ${text}`,
  zone: `zone ${text}`,
  name: `name ${text}`,
  otherName: `other ${text}`,
  channel: `channel ${text}`,
  relatedTitle: `related ${text}`,
});

export const hostileRecord = (
  texts: Parameters<typeof saying>[0],
  last: 'decided' | 'withdrawn' = 'decided',
): DecisionRecord => decisionRecord(en, saying(texts, last));
