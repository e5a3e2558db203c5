import { type Browser, type BrowserContext, chromium } from 'playwright-core';

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      // Nobody outside is ever reached, whatever a page asks for.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** What somebody looks at the workspace with. */
export type Screen = {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Fingers instead of a mouse. */
  readonly touch?: boolean;
  readonly timezone?: string;
};

export const DESKTOP: Screen = { width: 1280, height: 900 };
export const PHONE: Screen = { width: 390, height: 844, touch: true };

/** A browser of somebody's own: nothing that others stored, their screen, their theme. */
export async function openContext(
  browser: Browser,
  { width = 1280, height = 900, theme = 'light', touch = false, timezone = 'UTC' }: Screen,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    hasTouch: touch,
    isMobile: touch,
    locale: 'en-GB',
    timezoneId: timezone,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  return context;
}
