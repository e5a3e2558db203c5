import { parse as parseYaml } from 'yaml';
import { madr } from '../../src/exports/madr/madr.ts';
import { decisionRecord, type RecordInput } from '../../src/exports/record/record.ts';
import { en } from '../../src/i18n/en/english.ts';

/** A record in Markdown, in English. */
export const written = (input: RecordInput): string => madr(en, decisionRecord(en, input));

/** The metadata of a record, as YAML reads it; undefined when it is not where it must be. */
export function headerOf(markdown: string): unknown {
  const yaml = /^---\n([\s\S]*?\n)---\n\n# /.exec(markdown)?.[1];
  return yaml === undefined ? undefined : parseYaml(yaml);
}

/** The text under a heading, down to the next one. */
export function sectionOf(markdown: string, title: string): string {
  const [, after = ''] = markdown.split(new RegExp(`^#+ ${title}\n\n`, 'm'));
  return after.split(/^#/m)[0]?.trim() ?? '';
}
