import { isVisible } from '../../records/visible.ts';

/** Characters that end a line somewhere. */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
const CONTROL = /(?!\t)\p{Cc}/gu;

/**
 * What Markdown dialects turn into links by themselves: addresses, with a scheme or with `www.`, and
 * anything around an `@`. No backtick, backslash or bar, so that it can stand as code anywhere.
 */
const LINK = /(?<![-.\w+])[-.\w+]*?(?::\/\/|www\.|@(?=[-.\w+]))[!-[\]^_a-{}~]*/gi;

/** Marks anywhere in a line; an underscore between letters and a lone `&` or `#` mean nothing. */
const MARK = /[\\`*[\]<|~$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)|(?<!\S)#/gu;

/** Marks of a list, a quote, a heading's underline or a table, at the beginning of a line. */
const AT_START = /^(?:[-+=:>]|\d+(?=[.)]))/;

/** Somebody's text on one line, in which Markdown finds nothing but text. */
export function inertLine(text: string): string {
  return escaped(oneLine(text));
}

/** The same, line by line: what was typed on one line stays on one line. */
export function inertLines(text: string): readonly string[] {
  return text
    .toWellFormed()
    .split(LINE_END)
    .map((line) => atStart(inertLine(isolate(line))));
}

/** Keeps a line from beginning with a mark. */
export const atStart = (line: string): string =>
  line.replace(AT_START, (mark) => (/^\d/.test(mark) ? `${mark}\\` : `\\${mark}`));

/** One line of printable text, with single spaces. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(new RegExp(LINE_END, 'g'), ' ')
    .replace(CONTROL, '\uFFFD')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a reader would see nothing of it. */
export const isBlank = (text: string): boolean => !isVisible(text);

function escaped(line: string): string {
  const links = [...line.matchAll(LINK)];
  let from = 0;
  let done = '';
  for (const { 0: link, index } of links) {
    done += `${marked(line.slice(from, index))}\`${link}\``;
    from = index + link.length;
  }
  return done + marked(line.slice(from));
}

const marked = (text: string): string => text.replace(MARK, '\\$&');

const TURNS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u202A-\u202E\u2066-\u2069]/u;

/** Keeps text that runs from right to left from turning the words around it. */
export const isolate = (text: string): string =>
  TURNS.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;
