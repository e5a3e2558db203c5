import type { ConversationsInfoResponse } from '@slack/web-api';
import type { Place } from '../../domain/decision.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { MessageContent } from '../kit/blocks.ts';
import type { Answer } from './answer.ts';
import type { SlackUser } from './page-stream.ts';

export const METADATA_EVENT = 'rag_or_finetune_message';

/** What the bot uses of Slack's description of a person. */
export type Profile = {
  readonly name: string;
  /** The account's home workspace; on Enterprise Grid the person may also belong to others. */
  readonly teamId: string;
  /** On Enterprise Grid, all workspaces that the person belongs to. */
  readonly teams: readonly string[];
  readonly enterpriseId: string | null;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isDeactivated: boolean;
  readonly isBot: boolean;
  /** An admin or an owner of the workspace. */
  readonly isAdmin: boolean;
  /** The name of a time zone, normally an IANA one. */
  readonly zone: string;
};

export const profileOf = (user: SlackUser): Profile => ({
  name: user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || '',
  teamId: user.team_id ?? '',
  teams: user.enterprise_user?.teams ?? [],
  enterpriseId: user.enterprise_user?.enterprise_id || null,
  isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
  isStranger: user.is_stranger === true,
  isDeactivated: user.deleted === true,
  // Slack says `is_bot: false` about its own Slackbot.
  isBot: user.is_bot === true || user.id === 'USLACKBOT',
  isAdmin: user.is_admin === true || user.is_owner === true || user.is_primary_owner === true,
  zone: user.tz ?? 'UTC',
});

type SlackChannel = NonNullable<ConversationsInfoResponse['channel']>;

/** Whether every member of the workspace may read a channel; false unless Slack says it is not private. */
export const isOpenChannel = ({ is_private, is_im, is_mpim }: SlackChannel): boolean =>
  is_private === false && is_im !== true && is_mpim !== true;

/** An answer without a `ts` counts as no answer: without it the bot cannot reply to the message. */
export function placed(answer: Answer<{ channel: string; ts: string | undefined }>): Answer<Place> {
  if (answer.kind !== 'done') return answer;
  const { channel, ts } = answer.value;
  return ts === undefined
    ? { kind: 'later', error: 'no_ts', isUnconfirmed: true }
    : { kind: 'done', value: { channel, ts } };
}

/** The arguments of every message: Slack must not parse links and mentions, nor unfurl. */
export function payload(content: MessageContent) {
  return {
    text: content.text,
    parse: 'none' as const,
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** The id of the outbox entry that a message was posted for, from its metadata. */
export function rowOf(
  metadata: { event_type?: string; event_payload?: unknown } | undefined,
): unknown {
  if (metadata?.event_type !== METADATA_EVENT) return undefined;
  const { event_payload: fields } = metadata;
  return typeof fields === 'object' && fields !== null && 'row' in fields ? fields.row : undefined;
}

/** How far apart the clocks of Slack's machines may be. */
const SKEW_MS = MINUTE_MS;

/** The `ts` from which to search for messages posted since this time, in milliseconds since 1970. */
export const oldestFor = (since: number): string =>
  (Math.max(0, since - SKEW_MS) / 1000).toFixed(6);
