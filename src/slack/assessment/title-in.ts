import { LIMIT } from '../kit/blocks.ts';
import type { Line } from './mrkdwn-words.ts';

/** Greetings, and words for the people greeted, in common languages. */
const GREETING =
  'hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening|day)|greetings|hallo|moin|servus|grüezi|guten (?:morgen|tag|abend)|liebe|bonjour|bonsoir|salut|hola|buen[oa]s(?: d[ií]as| tardes| noches)?|ciao|buongiorno|buonasera|ol[áa]|oi|bom dia|boa (?:tarde|noite)|hej|hei|hallå|cześć|привет|здравствуйте|добрый (?:день|вечер)|merhaba|selam|مرحبا|السلام عليكم|שלום|नमस्ते';
const GREETED =
  'all|everyone|everybody|team|folks|there|guys|people|colleagues|friends|both|again|zusammen|alle|allerseits|miteinander|à tous|tout le monde|a todos|todos|equipo|a tutti|tutti|pessoal|alla|всем|коллеги|@here|@channel|@everyone';
/** Greetings in scripts without spaces between words. */
const GREETING_CJK =
  '大家好|各位好?|你们好|您好|你好|嗨|早上好|下午好|皆さん|みなさん|こんにちは|おはようございます|お疲れ様です|안녕하세요|여러분';
const END = '[,;:!.…，。！、：–—]';

/** The marks before a list item or a quote. */
const ITEM_MARKS = /^\s*(?:(?:[>•*–-]|\d{1,3}[.)])\s+)*/u;
/** Addresses, and emoji of the workspace, are no words. */
const NO_WORD = /https?:\/\/\S+|:[\w+'-]+:/g;
/** Titles are near the beginning; the limits keep the cost of long messages low. */
const MOST_LINES = 200;
const MOST_NAMES = 50;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * A title for a message: its first line that holds words besides a greeting and names, or else its first
 * such quote; empty if there is none. `named` are the mentions in it, as they are written there.
 */
export function titleIn(message: readonly Line[], named: readonly string[]): string {
  const lines = message.slice(0, MOST_LINES);
  const mentions = named.slice(0, MOST_NAMES);
  const greeting = greetingOf(mentions);
  for (const kind of ['own', 'quote'] as const) {
    for (const line of lines.filter((one) => one.kind === kind)) {
      const text = line.text.replace(ITEM_MARKS, '').replace(greeting, '').trim();
      if (hasWords(text, mentions)) return shortened(text);
    }
  }
  return '';
}

const hasWords = (line: string, mentions: readonly string[]): boolean =>
  LETTER.test(
    [...mentions, '@here', '@channel', '@everyone']
      .reduce((rest, mention) => rest.replaceAll(mention, ' '), line)
      .replace(NO_WORD, ' '),
  );

/** Matches “Hi everyone,”, “大家好！” and people greeted by name, but no title that begins like a greeting. */
function greetingOf(mentions: readonly string[]): RegExp {
  const mentioned = mentions
    .map((mention) => `|${mention.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}`)
    .join('');
  const greeted = `(?:(?i:${GREETED})(?![\\p{L}\\p{N}])|\\p{Lu}[\\p{L}\\p{M}’'-]*(?![\\p{L}\\p{M}’'-])${mentioned})`;
  const spaced = `(?i:${GREETING})(?:\\s+${greeted}){0,4}\\s*(?:${END}+|$)`;
  const unspaced = `(?:${GREETING_CJK})(?:\\s*${greeted}){0,4}\\s*(?:${END}+|\\s|$)`;
  return new RegExp(`^(?:${spaced}|${unspaced})\\s*`, 'u');
}

const sentences = new Intl.Segmenter('und', { granularity: 'sentence' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** The whole line, or its first sentence, or as many of its words as fit. */
function shortened(line: string): string {
  if (line.length <= LIMIT.header) return line;
  const [first] = sentences.segment(line);
  const sentence = first?.segment.trim() ?? line;
  if (sentence.length <= LIMIT.header) return sentence;
  let end = 0;
  for (const { segment, index } of words.segment(sentence)) {
    if (index + segment.length > LIMIT.header - 1) break;
    end = index + segment.length;
  }
  return `${sentence.slice(0, end).trimEnd()}…`;
}
