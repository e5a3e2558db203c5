import { isVisible } from '../../domain/visible.ts';

/** Characters that end a line somewhere. */
export const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const CONTROL = /(?!\t)\p{Cc}/gu;

/** Printable text without line ends, with single spaces, also at its ends. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(LINE_END, ' ').replace(CONTROL, '\uFFFD').replace(/\s+/g, ' ');

/** The same without spaces at its ends. */
export const oneLine = (text: string): string => printable(text).trim();

/** Whether a reader would see nothing of it. */
export const isBlank = (text: string): boolean => !isVisible(text);

const TURNS =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\u202A-\u202E\u2066-\u2069]/u;

/** Keeps text that runs from right to left from turning the words around it. */
export const isolate = (text: string): string =>
  TURNS.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text;
