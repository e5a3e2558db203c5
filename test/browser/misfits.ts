import type { Page } from 'playwright-core';

/** What one would have to scroll for beyond reading down a pane: the page itself, or sideways. */
export function misfits(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('*')]
      .filter((it) => it === document.scrollingElement
        ? it.scrollWidth > innerWidth || it.scrollHeight > innerHeight
        : it.scrollWidth > it.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(it).overflowX))
      .map((it) => it.tagName + '.' + it.className + ': ' + it.scrollWidth + 'x' + it.scrollHeight)
  `);
}
