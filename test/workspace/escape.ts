/** `<@U1>`, `<#C1|name>`, `<!here>`, `<https://…|label>`: what stays as it is in a stored text. */
const reference = /<(?:[@#!][^<>\n]+|(?:https?|mailto|tel):[^<>\n]+)>/g;

/** The three characters Slack escapes in every text it hands out, outside of its own references. */
export function escapeStray(text: string): string {
  let result = '';
  let end = 0;
  for (const match of text.matchAll(reference)) {
    result += escapePlain(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return result + escapePlain(text.slice(end));
}

function escapePlain(text: string): string {
  return text
    .replaceAll(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
