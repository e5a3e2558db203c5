import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { CRITERIA, DETAILS } from '../../src/engine/index.ts';
import { PROJECTS, type Project } from '../evaluate/panel.ts';
import { threadOf, unfold } from '../journeys/ask.ts';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { PHONE } from './chromium.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();
const SCREEN_HEIGHT = 844;
/** Where the pictures go; without it none is taken. */
const PICTURES = process.env.PHONE_PICTURES;

/** Gives one detail in the open form. */
async function give(form: ModalDriver, id: string, value: unknown): Promise<void> {
  if (Array.isArray(value)) await form.check(id, value);
  else if (typeof value === 'number') await form.type(id, String(value));
  else if (typeof value === 'string') await form.select(id, value);
}

/** Asks about a project as its team would have. */
async function askAbout(slack: Workspace, project: Project): Promise<void> {
  const ana = slack.as('ana');
  await ana.command('general', '/rag-or-finetune');
  const form = await ana.modal();
  await form.type('title', project.title);
  await form.type('context', project.context);
  for (const id of CRITERIA) await form.select(id, String(project.answers[id]));
  await unfold(slack, form);
  for (const id of DETAILS) await give(form, id, project.details[id]);
  await form.check('considerations', project.considerations);
  await form.submit();
  await threadOf(slack, 'ana', 'general', project.title);
}

const heightOf = async (messages: Locator): Promise<number> => {
  const boxes = await Promise.all((await messages.all()).map((one) => one.boundingBox()));
  return boxes.reduce((sum, box) => sum + (box?.height ?? Number.NaN), 0);
};

describe('on a phone of 390 × 844', () => {
  it.each(['light', 'dark'] as const)(
    'the first message fits one screen with its buttons, and a thread four (%s)',
    async (theme) => {
      const slack = await openWorkspace();
      for (const project of PROJECTS) await askAbout(slack, project);
      const ana = await visit(browser(), slack, { ...PHONE, theme });
      // Of the fonts that a machine without a desktop may have, the nearest to Slack's own.
      await ana.page.addStyleTag({
        content: ':root { --font: "Liberation Sans", Arial, sans-serif }',
      });
      for (const { id, title } of PROJECTS) {
        const root = ana.post(title);
        await root.getByRole('button', { name: 'Decide' }).waitFor();
        await root.scrollIntoViewIfNeeded();
        expect(await heightOf(root), `the first message of ${id}`).toBeLessThanOrEqual(
          SCREEN_HEIGHT,
        );
        if (PICTURES !== undefined) {
          mkdirSync(PICTURES, { recursive: true });
          await root.screenshot({ path: join(PICTURES, `${id}-${theme}.png`) });
        }
        await root.getByRole('button', { name: /replies/ }).click();
        const messages = ana.thread.getByRole('article');
        await messages.nth(4).waitFor();
        expect(await heightOf(messages), `the thread of ${id}`).toBeLessThanOrEqual(
          4 * SCREEN_HEIGHT,
        );
        if (PICTURES !== undefined) {
          await messages.nth(2).screenshot({ path: join(PICTURES, `${id}-${theme}-how.png`) });
        }
        await ana.page.getByRole('button', { name: 'Close thread' }).click();
      }
    },
    120_000,
  );
});
