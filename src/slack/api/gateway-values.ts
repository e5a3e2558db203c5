import type { ConversationsInfoResponse } from '@slack/web-api';
import type { Place } from '../../domain/decision.ts';
import type { MessageContent } from '../kit/blocks.ts';
import type { Answer } from './answer.ts';
import type { SlackUser } from './page-stream.ts';

export const METADATA_EVENT = 'rag_or_finetune_message';

/** What Slack says about a person. */
export type Profile = {
  readonly name: string;
  /** Where the account is at home: on Enterprise Grid not always where somebody works. */
  readonly teamId: string;
  /** On Enterprise Grid, all workspaces of the organisation that they belong to. */
  readonly teams: readonly string[];
  readonly enterpriseId: string | null;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isDeactivated: boolean;
  readonly isBot: boolean;
  /** An admin or an owner of the workspace. */
  readonly isAdmin: boolean;
  /** As in the IANA database. */
  readonly zone: string;
};

/** What Slack says about a person, in our words. */
export const profileOf = (user: SlackUser): Profile => ({
  name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || '',
  teamId: user.team_id ?? '',
  teams: user.enterprise_user?.teams ?? [],
  enterpriseId: user.enterprise_user?.enterprise_id || null,
  isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
  isStranger: user.is_stranger === true,
  isDeactivated: user.deleted === true,
  // Slack's own says of itself that it is none.
  isBot: user.is_bot === true || user.id === 'USLACKBOT',
  isAdmin: user.is_admin === true || user.is_owner === true || user.is_primary_owner === true,
  zone: user.tz ?? 'UTC',
});

type SlackChannel = NonNullable<ConversationsInfoResponse['channel']>;

/** Whether every member of the workspace may read a channel: only where Slack says so. */
export const isOpenChannel = ({ is_private, is_im, is_mpim }: SlackChannel): boolean =>
  is_private === false && is_im !== true && is_mpim !== true;

/** A message without a `ts` cannot be answered to: as good as no answer. */
export function placed(answer: Answer<{ channel: string; ts: string | undefined }>): Answer<Place> {
  if (answer.kind !== 'done') return answer;
  const { channel, ts } = answer.value;
  return ts === undefined
    ? { kind: 'later', error: 'no_ts', isUnconfirmed: true }
    : { kind: 'done', value: { channel, ts } };
}

/** What goes with every message: nothing in it is to be read as more than it says. */
export function payload(content: MessageContent) {
  return {
    text: content.text,
    parse: 'none' as const,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The row of the outbox that a message was posted for, if it says so. */
export function rowOf(
  metadata: { event_type?: string; event_payload?: unknown } | undefined,
): unknown {
  if (metadata?.event_type !== METADATA_EVENT) return undefined;
  const { event_payload: sent } = metadata;
  return typeof sent === 'object' && sent !== null && 'row' in sent ? sent.row : undefined;
}

/** How far apart the clocks of Slack's own machines may be. */
const SKEW_MS = 60_000;

/** The `ts` from which to look for what was posted at this time or later, in milliseconds since 1970. */
export const oldestFor = (since: number): string =>
  (Math.max(0, since - SKEW_MS) / 1000).toFixed(6);
