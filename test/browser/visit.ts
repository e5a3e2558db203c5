import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { setStage } from '../journeys/stage.ts';
import { buildPage } from '../workspace/page/build.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { launchChromium, openContext, type Screen } from './chromium.ts';
import { type SlackPage, slackPage } from './slack-page.ts';

/** One Chromium for all tests of a file. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  return () => {
    if (browser === undefined) throw new Error('the browser is started before the first test');
    return browser;
  };
}

/** A workspace with a page to use it in, and the bot at work in it. */
export async function openWorkspace(): Promise<Workspace> {
  const { slack } = await setStage('socket', { pageDir: await buildPage() });
  return slack;
}

/** Somebody opens the workspace, in a browser of their own. Whatever goes wrong in it fails the test. */
export async function visit(
  browser: Browser,
  slack: Workspace,
  screen: Screen & { readonly as?: string } = {},
): Promise<SlackPage> {
  const context = await openContext(browser, screen);
  const page = await context.newPage();
  const complaints = await listen(page, slack.url);
  onTestFinished(async () => {
    await context.close();
    expect(complaints, 'what the page complained of').toEqual([]);
  });
  const person = slack.as(screen.as ?? 'ana').person.id;
  await page.goto(`${slack.url}/?as=${person}`);
  return slackPage(page);
}

/** Errors, dialogs of scripts, and requests to anybody but the workspace. */
async function listen(page: Page, origin: string): Promise<readonly string[]> {
  const heard: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    heard.push(`a script asks: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.route(
    (url) => url.origin !== origin,
    (route) => {
      heard.push(`asked a third party: ${route.request().url()}`);
      return route.abort();
    },
  );
  return heard;
}
