import type { Page } from 'playwright-core';

/** What one would have to scroll sideways for: the page itself, or a pane in it. */
export function sideways(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('*')]
      .filter((it) => it === document.scrollingElement
        ? it.scrollWidth > innerWidth
        : it.scrollWidth > it.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(it).overflowX))
      .map((it) => it.tagName + '.' + it.className + ' is ' + it.scrollWidth + ' wide')
  `);
}
