import { describe, expect, it } from 'vitest';
import { COMPANY_QUESTIONS, SUMMARIES, SUPPORT } from './cases.ts';
import { openWorkspace, sharedBrowser, visit } from './visit.ts';

const browser = sharedBrowser();

describe('the article’s worked cases, typed into the form', () => {
  it.each([
    { of: SUMMARIES, verdict: 'Fine-tuning', reason: 'Why fine-tuning' },
    { of: COMPANY_QUESTIONS, verdict: 'RAG', reason: 'Why RAG' },
    { of: SUPPORT, verdict: 'Hybrid', reason: 'Why hybrid' },
  ])('$of.title: $verdict', async ({ of, verdict, reason }) => {
    const ana = await visit(browser(), await openWorkspace());
    await ana.ask('#general', of);
    const root = await ana.post(of.title).innerText();
    expect(root).toMatch(new RegExp(`^${verdict}: `, 'm'));
    await ana.openThread(of.title);
    expect(await ana.headingsInThread()).toContain(reason);
  });
});
