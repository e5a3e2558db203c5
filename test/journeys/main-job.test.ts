import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en/english.ts';
import { ask, type Case, inputOf, threadOf } from './ask.ts';
import { startTestApp } from './test-app.ts';

/** The article's worked cases, in its order of criteria. */
const ARTICLE: readonly (Case & { readonly verdict: string })[] = [
  { title: 'Summaries in a house style', answers: '0 4 1 4 1 1', verdict: 'Fine-tuning: ' },
  { title: 'Questions about our documents', answers: '4 2 4 2 4 3', verdict: 'RAG: ' },
  { title: 'Customer support', answers: '3 4 4 3 3 2', verdict: 'Hybrid: ' },
];

describe.each(['socket', 'http'] as const)('asking over %s', (transport) => {
  it('brings a thread of five messages, in order, into the channel', async () => {
    const { slack } = await startTestApp(transport);
    await ask(slack, 'ana', 'general', { title: 'Billing bot', answers: '3 4 4 3 3 2' });
    const thread = await threadOf(slack, 'ben', 'general', 'Billing bot');
    expect(thread.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining('Hybrid: '),
      'Why hybrid',
      en.how.heading,
      en.tradeOffs.heading,
      en.proof.heading,
    ]);
    expect(new Set(thread.map(({ threadTs }) => threadTs)).size).toBe(1);
  });

  it.each(ARTICLE)('gives the article’s verdict for “$title”', async (worked) => {
    const { slack } = await startTestApp(transport);
    await ask(slack, 'ana', 'general', worked);
    const [root] = await threadOf(slack, 'ana', 'general', worked.title);
    expect(root?.text).toContain(worked.verdict);
  });
});

describe('the command', () => {
  it('puts what was typed after it into the title', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune Help desk bot for R&D');
    const modal = await slack.as('ana').modal();
    expect(modal.state.title?.input?.value).toBe('Help desk bot for R&D');
  });

  it('keeps a text that is too long for a title, whole, in the description', async () => {
    const { slack } = await startTestApp();
    const long = `An assistant that ${'reads contracts and '.repeat(40)}answers`;
    await slack.as('ana').command('general', `/rag-or-finetune ${long}`);
    const modal = await slack.as('ana').modal();
    expect(modal.state.context?.input?.value).toBe(long);
    expect(String(modal.state.title?.input?.value)).toHaveLength(150);
  });

  it.each(['help', 'HELP', '  help '])(
    'explains itself, to the asker alone, on “%s”',
    async (word) => {
      const { slack } = await startTestApp();
      await slack.as('ana').command('general', `/rag-or-finetune ${word}`);
      const [answer] = await slack.when(() => {
        const seen = slack.as('ana').messages('general');
        return seen.length > 0 ? seen : null;
      });
      expect(answer?.ephemeral).toBe(true);
      expect(answer?.text).toContain('six questions');
      expect(answer?.text).toContain('Rate this use case');
      expect(slack.as('ben').messages('general')).toEqual([]);
    },
  );

  it('asks for a channel when it is used in a direct message', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').act({ type: 'open_im', user: slack.as('ben').person.id });
    const im = slack
      .as('ana')
      .snapshot()
      .channels.find(({ kind }) => kind === 'im');
    await slack.as('ana').command(im?.id ?? '', '/rag-or-finetune Our own bot');
    const modal = await slack.as('ana').modal();
    expect(modal.view.blocks[0]).toMatchObject({ type: 'input', block_id: 'channel' });
    await modal.select('channel', 'C0GENERAL');
    for (const [block, level] of [
      ['external_knowledge', '4'],
      ['model_adaptation', '0'],
      ['hallucination', '3'],
      ['training_data', '0'],
      ['data_dynamics', '3'],
      ['transparency', '3'],
    ] as const) {
      await modal.select(block, level);
    }
    expect(await modal.submit()).toEqual({ ok: true });
    const [root] = await threadOf(slack, 'ben', 'general', 'Our own bot');
    expect(root?.text).toContain('RAG: ');
  });

  it('gives back what was typed when Slack opens no form', async () => {
    const { slack } = await startTestApp();
    slack.faults.add({
      method: 'views.open',
      effect: { type: 'error', error: 'expired_trigger_id' },
    });
    await slack.as('ana').command('general', '/rag-or-finetune Billing <bot>');
    const told = await slack.when(() =>
      slack
        .as('ana')
        .messages('general')
        .find(({ ephemeral }) => ephemeral),
    );
    expect(told.text).toContain('/rag-or-finetune Billing &lt;bot&gt;');
  });
});

describe('the form', () => {
  it('fills itself in from an example and keeps a title that was typed', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune My own title');
    const modal = await slack.as('ana').modal();
    const level = (block: string): unknown => inputOf(modal, block)?.selected_option;
    await modal.select('example', 'company_qa');
    await slack.when(() => level('model_adaptation'));
    expect(inputOf(modal, 'title')?.value).toBe('My own title');
    expect(level('model_adaptation')).toMatchObject({ value: '2' });
    await modal.select('example', 'support');
    await slack.when(() => JSON.stringify(level('model_adaptation')).includes('"4"'));
    expect(await modal.submit()).toEqual({ ok: true });
    const [root] = await threadOf(slack, 'ana', 'general', 'My own title');
    expect(root?.text).toContain('Hybrid: ');
  });

  it('says under each field what is missing, and keeps the rest', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune');
    const modal = await slack.as('ana').modal();
    await modal.type('title', '   ');
    await modal.type('context', 'kept');
    for (const criterion of CHOSEN) await modal.select(criterion, '2');
    const refused = await modal.submit();
    expect(refused).toMatchObject({
      ok: false,
      errors: { title: 'Give the use case a short title. Something of it must be visible.' },
    });
    expect(modal.isOpen).toBe(true);
    expect(modal.state.context?.input?.value).toBe('kept');
  });

  it('points out answers that do not fit together while they are chosen', async () => {
    const { slack } = await startTestApp();
    await slack.as('ana').command('general', '/rag-or-finetune Odd one');
    const modal = await slack.as('ana').modal();
    await modal.select('external_knowledge', '0');
    await modal.select('data_dynamics', '4');
    const shown = () => JSON.stringify(modal.view.blocks).includes('do not fit together');
    await slack.when(shown);
    expect(modal.state.title?.input?.value).toBe('Odd one');
    await modal.select('data_dynamics', '1');
    await slack.when(() => !shown());
  });
});

const CHOSEN = [
  'external_knowledge',
  'model_adaptation',
  'hallucination',
  'training_data',
  'data_dynamics',
  'transparency',
];
