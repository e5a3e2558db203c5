import { z } from 'zod';
import { answersSchema, CONSIDERATIONS, detailsSchema } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { render } from '../../src/outbox/render.ts';
import { aThreadContext } from '../slack/a-thread-context.ts';
import { aDecision } from '../store/a-decision.ts';
import rows from './panel.json' with { type: 'json' };

/** A project that somebody described in public, as its team might have typed it into the form. */
export const PROJECTS = z
  .array(
    z.strictObject({
      id: z.string(),
      source: z.strictObject({ title: z.string(), url: z.url(), published: z.string() }),
      title: z.string(),
      context: z.string(),
      answers: answersSchema,
      considerations: z.array(z.enum(CONSIDERATIONS)),
      details: detailsSchema,
      /** What the description leaves open, and we filled in. */
      assumed: z.array(z.string()),
    }),
  )
  .parse(rows);
export type Project = (typeof PROJECTS)[number];

const MESSAGES = ['root', 'why', 'how', 'trade_offs', 'proof'] as const;

/** The project's thread as plain text, without the team's own words and without addresses. */
export function threadOf({ title, context, answers, considerations, details }: Project): string {
  const decision = aDecision({
    title,
    context,
    answers,
    considerations,
    details,
  });
  const shown = { ...aThreadContext({ decision }), botUserId: 'B1' };
  const texts = MESSAGES.map((kind) => {
    const [message] = render(en, { kind }, shown, { channelId: 'C1' });
    return message?.text ?? '';
  });
  return `${texts.map((text) => withoutTheirs(text, { title, context })).join('\n\n---\n\n')}\n`;
}

/** Isolates keep a title's direction from the text around it. */
const ISOLATES = /[\u2066-\u2069]/gu;

const withoutTheirs = (text: string, { title, context }: Pick<Project, 'title' | 'context'>) =>
  text
    .replaceAll(ISOLATES, '')
    .replaceAll('&amp;', '&')
    .replaceAll(title, '[title]')
    .replaceAll(context, '[description]')
    .replaceAll(/<https:[^|>]+\|([^>]+)>/g, '[$1]')
    .replaceAll(/<@[^>]+>/g, '[owner]');
