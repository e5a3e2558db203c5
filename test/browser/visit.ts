import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { startTestApp } from '../journeys/test-app.ts';
import { buildPage } from '../workspace/page/build.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { launchChromium, openContext, type Screen } from './chromium.ts';
import { type SlackPage, slackPage } from './slack-page.ts';

/** One Chromium for all tests of a file. */
export function sharedBrowser(): () => Browser {
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
export async function openWorkspace(
  options: Parameters<typeof startTestApp>[1] = {},
): Promise<Workspace> {
  const { slack } = await startTestApp('socket', { ...options, pageDir: await buildPage() });
  return slack;
}

/**
 * Somebody opens the workspace in a browser of their own. An error in the page, or a request to
 * anybody but the workspace, fails the test.
 */
export async function visit(
  browser: Browser,
  slack: Workspace,
  screen: Screen & { readonly as?: string } = {},
): Promise<SlackPage> {
  const context = await openContext(browser, screen);
  const page = await context.newPage();
  const complaints = listen(page, slack.url);
  onTestFinished(async () => {
    await context.close();
    expect(complaints, 'complaints of the page').toEqual([]);
  });
  const person = slack.as(screen.as ?? 'ana').person.id;
  await page.goto(`${slack.url}/?as=${person}`);
  return slackPage(page);
}

/** Hears errors, questions of scripts, and requests to third parties, which it also stops. */
function listen(page: Page, origin: string): readonly string[] {
  const heard: string[] = [];
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning';
    if (isBad) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`uncaught: ${error.message}`));
  page.on('dialog', (dialog) => {
    heard.push(`a script asks: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) heard.push(`asks others: ${request.url()}`);
  });
  return heard;
}
