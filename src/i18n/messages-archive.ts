import type { ArchiveFormat } from '../domain/errand.ts';

/** The words about many decisions that leave together. */
export type ArchiveMessages = {
  readonly archive: {
    readonly form: {
      readonly title: string;
      readonly submit: string;
      readonly formatLabel: string;
      readonly formatMissing: string;
      readonly formats: Readonly<
        Record<ArchiveFormat, { readonly name: string; readonly is: string }>
      >;
      readonly whichLabel: string;
      readonly all: { readonly name: string; readonly is: string };
      readonly filtered: { readonly name: string; readonly is: string };
      /** What the filters are, for those who choose; escaped mrkdwn in, escaped mrkdwn out. */
      readonly filters: (said: readonly string[]) => string;
      readonly filter: {
        readonly status: (status: string) => string;
        readonly verdict: (verdict: string) => string;
        readonly channel: (channel: string) => string;
        readonly owner: (owner: string) => string;
        readonly text: (text: string) => string;
      };
      readonly hint: string;
    };
    /** For guests and people of other companies. */
    readonly onlyMembers: string;
    /** The form was sent. */
    readonly onItsWay: string;
    /** Above the file, in the direct message. */
    readonly heading: (decisions: number, format: ArchiveFormat) => string;
    readonly none: string;
    readonly incomplete: string;
    /** Their records cannot be made. */
    readonly leftOut: (decisions: number) => string;
    /** Where it is too long to be sent as text. */
    readonly noPermission: string;
    readonly notTaken: (error: string) => string;
    readonly fileName: string;
    readonly index: {
      readonly heading: string;
      readonly what: (decisions: number, exportedAt: string) => string;
      readonly incomplete: string;
      readonly decision: string;
    };
    readonly columns: Readonly<Record<ArchiveColumn, string>>;
    /** At the end of a text that is longer than a cell of a spreadsheet. */
    readonly cellCut: string;
    readonly yes: string;
    readonly no: string;
    readonly prefers: (outcome: string, reason: string) => string;
  };
};

/** The columns of the table; the six answers stand between them under their criteria's names. */
export type ArchiveColumn =
  | 'id'
  | 'title'
  | 'status'
  | 'verdict'
  | 'strength'
  | 'outcome'
  | 'overruled'
  | 'reason'
  | 'check'
  | 'deciders'
  | 'decidedAt'
  | 'reviewOn'
  | 'raters'
  | 'agree'
  | 'disagree'
  | 'objections'
  | 'context'
  | 'considerations'
  | 'owner'
  | 'ownerId'
  | 'channel'
  | 'channelId'
  | 'askedAt'
  | 'revealedAt'
  | 'changedAt'
  | 'revision'
  | 'withdrawn'
  | 'supersedes'
  | 'supersededBy'
  | 'link';
