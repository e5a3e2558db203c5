/** Slack's mrkdwn as a tree; pure, so that nothing a person typed ever becomes HTML. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly label: string }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'mention'; readonly text: string }
  | {
      readonly kind: 'date';
      readonly seconds: number;
      readonly format: string;
      readonly fallback: string;
    };

export type Paragraph =
  | { readonly kind: 'text' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string };

function decode(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

const scheme = /^[a-z][a-z0-9+.-]*:/i;

/** What `<…>` refers to; null when it is no reference, so that nothing written is lost. */
function reference(inner: string): Inline | null {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : decode(inner.slice(bar + 1)) || null;
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!date^')) {
    const [, seconds, ...format] = target.split('^');
    const clean = (format[0] ?? '').trim();
    return { kind: 'date', seconds: Number(seconds), format: clean, fallback: label ?? '' };
  }
  if (target.startsWith('!')) {
    return { kind: 'mention', text: label ?? `@${target.slice(1).replace(/\^.*$/, '')}` };
  }
  if (!scheme.test(target)) return null;
  const href = decode(target);
  return { kind: 'link', href, label: label ?? href.replace(/^mailto:/, '') };
}

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** A style mark opens and closes only at a word's edge: `2*3*4` and `snake_case` stay as they are. */
function styled(text: string, at: number): { mark: '*' | '_' | '~'; end: number } | null {
  const mark = text[at];
  if (mark !== '*' && mark !== '_' && mark !== '~') return null;
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /^(?:\s|$)/.test(text.slice(at + 1, at + 2))) {
    return null;
  }
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (text.slice(at, end).includes('\n')) return null;
    const inside = !/\s/.test(text[end - 1] ?? ' ');
    if (inside && !/[\p{L}\p{N}]/u.test(text[end + 1] ?? '')) return { mark, end };
  }
  return null;
}

const bareUrl = /^https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)'"]/;

function parseInline(text: string, verbatim: boolean): readonly Inline[] {
  const nodes: Inline[] = [];
  let plain = '';
  const push = (node: Inline): void => {
    if (plain !== '') nodes.push({ kind: 'text', text: decode(plain) });
    plain = '';
    nodes.push(node);
  };
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const angle = /^<([^<>\n]+)>/.exec(rest);
    const node = angle?.[1] === undefined ? null : reference(angle[1]);
    const code = /^`([^`\n]+)`/.exec(rest);
    const url = verbatim ? null : bareUrl.exec(rest);
    const style = styled(text, at);
    if (angle !== null && node !== null) {
      push(node);
      at += angle[0].length;
    } else if (code?.[1] !== undefined) {
      push({ kind: 'code', text: decode(code[1].replace(/<([^<>|]+)(?:\|[^<>]*)?>/g, '$1')) });
      at += code[0].length;
    } else if (url !== null) {
      const href = decode(url[0]);
      push({ kind: 'link', href, label: href });
      at += url[0].length;
    } else if (style !== null) {
      const children = parseInline(text.slice(at + 1, style.end), verbatim);
      push({ kind: styles[style.mark], children });
      at = style.end + 1;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain !== '') nodes.push({ kind: 'text', text: decode(plain) });
  return nodes;
}

export function parseMrkdwn(text: string, verbatim = false): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const fences = text.split('```');
  fences.forEach((part, index) => {
    // An unclosed fence is text.
    if (index % 2 === 1 && index < fences.length - 1) {
      paragraphs.push({ kind: 'code', text: decode(part.replace(/^\n|\n$/g, '')) });
      return;
    }
    const source = index % 2 === 1 ? `\`\`\`${part}` : part;
    const trimmed = index > 0 ? source.replace(/^\n/, '') : source;
    if (trimmed !== '') paragraphs.push(...parseLines(trimmed, verbatim));
  });
  return paragraphs;
}

const quoteMark = /^(?:>|&gt;) ?/;

function parseLines(text: string, verbatim: boolean): readonly Paragraph[] {
  const groups: { quote: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const quote = quoteMark.test(line);
    const last = groups.at(-1);
    const content = quote ? line.replace(quoteMark, '') : line;
    if (last?.quote === quote) last.lines.push(content);
    else groups.push({ quote, lines: [content] });
  }
  return groups
    .filter(({ lines }) => lines.some((line) => line !== ''))
    .map(({ quote, lines }) => ({
      kind: quote ? 'quote' : 'text',
      children: parseInline(lines.join('\n'), verbatim),
    }));
}
