import { Fragment, type ReactNode } from 'react';
import { numbered } from '../ui/numbered.ts';
import { withEmoji } from './emoji.ts';
import { type Inline, parseMrkdwn } from './mrkdwn.ts';
import { ChannelMention, UserMention, WorkspaceLink } from './references.tsx';
import { formatSlackDate } from './slack-date.ts';

const keyed = (nodes: readonly Inline[]): ReactNode =>
  numbered(nodes).map(({ key, item }) => <Fragment key={key}>{inline(item)}</Fragment>);

function inline(node: Inline): ReactNode {
  switch (node.kind) {
    case 'text':
      return withEmoji(node.text);
    case 'code':
      return <code>{node.text}</code>;
    case 'bold':
      return <strong>{keyed(node.children)}</strong>;
    case 'italic':
      return <em>{keyed(node.children)}</em>;
    case 'strike':
      return <s>{keyed(node.children)}</s>;
    case 'link':
      return <WorkspaceLink href={node.href}>{withEmoji(node.label)}</WorkspaceLink>;
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'mention':
      return <span className="mention broadcast">{node.text}</span>;
    case 'date':
      return Number.isFinite(node.seconds) ? (
        <time dateTime={new Date(node.seconds * 1000).toISOString()}>
          {formatSlackDate(node.seconds, node.format)}
        </time>
      ) : (
        node.fallback
      );
  }
}

/** A text in Slack's mrkdwn. */
export function MrkdwnText({ text, verbatim = false }: { text: string; verbatim?: boolean }) {
  return (
    <div className="mrkdwn">
      {numbered(parseMrkdwn(text, verbatim)).map(({ key, item: paragraph }) => {
        if (paragraph.kind === 'code') return <pre key={key}>{paragraph.text}</pre>;
        if (paragraph.kind === 'quote') {
          return <blockquote key={key}>{keyed(paragraph.children)}</blockquote>;
        }
        return <p key={key}>{keyed(paragraph.children)}</p>;
      })}
    </div>
  );
}
