import { isJson, textOf } from '../../json.ts';
import { withEmoji } from './emoji.ts';
import { MrkdwnText } from './mrkdwn-text.tsx';

/** A `plain_text` object's words; emoji names are replaced unless it says otherwise. */
export function plainText(value: unknown): string {
  const text = textOf(value, 'text');
  return isJson(value) && value.emoji === false ? text : withEmoji(text);
}

/**
 * A text object as Slack shows it. The library parses `plain_text` as mrkdwn and mrkdwn as Markdown
 * (it drops `# …` and makes `[a](b)` a link), which would hide mistakes in how an app escapes.
 */
export function TextObject({ value }: { value: unknown }) {
  if (!isJson(value)) return null;
  if (value.type === 'mrkdwn') {
    return <MrkdwnText text={textOf(value, 'text')} verbatim={value.verbatim === true} />;
  }
  return <span className="plain-text">{plainText(value)}</span>;
}
