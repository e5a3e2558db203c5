import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { CRITERIA, IN_PLACE, LEVELS, VERDICTS } from '../../src/engine/index.ts';
import { recordWordsEn } from '../../src/exports/en/words.ts';
import { en } from '../../src/i18n/en/english.ts';
import { COMMAND } from '../../src/slack/kit/ids.ts';
import { isJson, tryParse } from '../workspace/json.ts';
import type { Sent } from '../workspace/sent-log.ts';

/** Levels in words that stand nowhere else: `zqa0s` and `zqa0f` are the least of the first criterion. */
const markerOf = (index: number, level: number): string => `zq${'abcdef'[index]}${level}`;

/** Every need in numbers that stand nowhere else. */
const WEIGHTS = {
  external_knowledge: 1009,
  hallucination: 103,
  data_dynamics: 107,
  transparency: 109,
};
const THRESHOLD = 3001;

/** An organisation's rubric whose words occur nowhere else. */
export async function writeMarkedRubric(folder: string): Promise<string> {
  const path = join(folder, 'rubric.yaml');
  const wording = Object.fromEntries(
    CRITERIA.map((id, index) => [
      id,
      {
        name: `Quality ${index + 1}`,
        question: 'How much of it?',
        hint: 'As you see it.',
        levels: Object.fromEntries(
          LEVELS.map((level) => [
            level,
            { short: `${markerOf(index, level)}s`, facts: `${markerOf(index, level)}f` },
          ]),
        ),
      },
    ]),
  );
  await writeFile(
    path,
    stringify({ knowledge: { weights: WEIGHTS, threshold: THRESHOLD }, wording }),
  );
  return path;
}

/** What gives something away, by kind. */
const TELLING: Readonly<Record<string, RegExp>> = {
  'a level': /zq[a-f][0-4]|\bnot sure\b/i,
  'a verdict': /\b(rag|fine-?tun\w*|hybrid|prompting)\b/i,
  'a strength': /\b(robust|leaning|fragile)\b|, firm\b|off by one level/i,
  'what decides': new RegExp(`(${en.question.label}|${en.question.stepLabel}):`),
  'a need': new RegExp(`\\b(${[...pointsThatCanBe()].join('|')})\\b|threshold|[█░]`),
  'a reason': /\bpulls\b|retrieval|in the middle|what would change|would (become|stay)/i,
  'a reply': new RegExp(
    [en.how.heading, en.tradeOffs.heading, en.proof.heading, 'disagrees'].join('|'),
  ),
};

function pointsThatCanBe(): ReadonlySet<number> {
  const points = new Set([THRESHOLD]);
  for (const a of LEVELS) {
    for (const b of LEVELS) {
      for (const c of LEVELS) {
        for (const d of LEVELS) {
          const { external_knowledge, hallucination, data_dynamics, transparency } = WEIGHTS;
          points.add(
            a * external_knowledge + b * hallucination + c * data_dynamics + d * transparency,
          );
        }
      }
    }
  }
  return new Set([...points].filter((sum) => sum > 400));
}

/** Fields that say nothing only while they are empty. */
const FIELDS =
  /^(answers?|details|verdicts?|strength\w*|halves|firstStep|kinds|sharpenBy|needs|knowledge|behaviour|reasons|flips|openQuestions|cautions|recommendation|plan|switchIf|loadBearing|consequences|tradeOffs|alternatives|together|rounds|splitBy|median|range|pull|voices|objections|preferred|initial_option|was|holds|before|after)$/;

/** Texts that are the same whatever people answered. */
const KNOWN = new Set([
  en.help(COMMAND),
  en.modal.title,
  en.home.heading,
  en.home.what,
  ...Object.values(en.modal.examples).flatMap(({ name, title, context }) => [name, title, context]),
]);

/** The question, the method and what each option is, as an exported record puts them, whatever was answered. */
const PUT = [
  recordWordsEn.question('|').split('|')[1] ?? '',
  recordWordsEn.context.method,
  ...VERDICTS.map((id) => `**${en.verdict[id]}**: ${recordWordsEn.option.about[id]}`),
];

export type Leak = { readonly what: string; readonly at: string; readonly text: string };

/** What a message to a person gives away. `own` are the levels that they chose themselves. */
export const leaksIn = (
  { kind, to, payload }: Sent,
  own: readonly string[] = [],
): readonly Leak[] =>
  leaks(
    withoutOwn(payload, kind.startsWith('view_') || kind === 'submission_answer' ? own : []),
    `${kind} to ${to}`,
  );

/** The same in a line of the log, or in any other text. */
export const leaksInText = (line: string, at: string): readonly Leak[] => leaks(line, at);

function leaks(value: unknown, at: string): readonly Leak[] {
  if (typeof value === 'string') return inText(value, at);
  if (typeof value === 'number') return inText(String(value), at);
  if (Array.isArray(value)) return value.flatMap((item) => leaks(item, at));
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const inside = `${at}/${key}`;
    if ((key === 'options' || key === 'option_groups') && isEvenHanded(field)) return [];
    const isField = (FIELDS.test(key) || isAnswer(key, field)) && !isEmpty(field);
    const said = isField
      ? [{ what: `a field ${key}`, at: inside, text: JSON.stringify(field) }]
      : [];
    return [...said, ...leaks(field, inside)];
  });
}

function inText(text: string, at: string): readonly Leak[] {
  if (KNOWN.has(text)) return [];
  const json = /^\s*[[{]/.test(text) ? tryParse(text) : undefined;
  if (json !== undefined) return leaks(json, at);
  const left = [COMMAND, 'rag-or-finetune', ...PUT].reduce(
    (rest, known) => rest.replaceAll(known, ''),
    text,
  );
  return Object.entries(TELLING).flatMap(([what, pattern]) => {
    const found = pattern.exec(left);
    return found === null
      ? []
      : [{ what, at, text: left.slice(Math.max(0, found.index - 40), found.index + 80) }];
  });
}

/** An answer under a criterion's name is a leak, except in a form's error about a missing one. */
const isAnswer = (key: string, field: unknown): boolean =>
  CRITERIA.some((id) => id === key) && (typeof field !== 'string' || field === 'unsure');

const isEmpty = (field: unknown): boolean =>
  field === null ||
  (Array.isArray(field) && field.length === 0) ||
  (isJson(field) && Object.keys(field).length === 0);

/** Whether a list offers every level, every approach or all that may be in place, and so gives none away. */
function isEvenHanded(options: unknown): boolean {
  const values = new Set(
    (Array.isArray(options) ? options : []).map((option) => isJson(option) && option.value),
  );
  return [LEVELS.map(String), VERDICTS, IN_PLACE].some((all) =>
    all.every((value) => values.has(value)),
  );
}

/** Without the choices that stand filled in in a form because the person made them. */
function withoutOwn(value: unknown, own: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutOwn(item, own));
  if (!isJson(value)) return value;
  const block = typeof value.block_id === 'string' ? value.block_id.split('.')[0] : '';
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => {
      if (key !== 'element' || !isJson(field) || !isJson(field.initial_option)) {
        return [key, withoutOwn(field, own)];
      }
      const { initial_option, ...rest } = field;
      const isOwn = own.includes(`${block} ${String(initial_option.value)}`);
      return [key, isOwn ? rest : field];
    }),
  );
}

/** What differs from one run to the next, whatever is answered. */
const VOLATILE: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{16,}(\.\d+)?/g, 'ID'],
  [/\d{13}(\.\d+)*/g, 'MS'],
  [/\d{10}\.\d{6}|p\d{16}|\^\d{10}\^/g, 'TS'],
  [/\d{4}-\d\d-\d\dT[\d:.]+Z|\d\d:\d\d(:\d\d)?/g, 'TIME'],
  [/127\.0\.0\.1:\d+/g, 'HOST'],
];
const NAMES_OF_RUNS = new Set(['trigger_id', 'view_id', 'id', 'time', 'private_metadata']);

/** The same from one run to the next unless it depends on what was answered. */
export function steady(value: unknown): string {
  const text = JSON.stringify(value, (key, field: unknown) =>
    NAMES_OF_RUNS.has(key) ? undefined : field,
  );
  return VOLATILE.reduce((rest, [pattern, name]) => rest.replaceAll(pattern, name), text);
}

/** What a person was sent, without what differs between two runs. */
export const shownIn = ({ kind, to, payload }: Sent, own: readonly string[]): string =>
  steady([kind, to, withoutOwn(payload, own)]);
