import { describe, expect, it } from 'vitest';
import type { ModalDriver } from '../workspace/modal-driver.ts';
import { answer, fillIn, threadOf } from './ask.ts';
import { inSilence } from './clock.ts';
import { CASE, type Open, openDiscussion } from './shared-channel.ts';
import { DAY, ephemeralTo, historyKinds, sent } from './team.ts';

type Opens = (open: Open) => Promise<ModalDriver>;

/** Every form of the discussion, as ben fills it in before he sends it. */
const FORMS: readonly (readonly [string, Opens])[] = [
  [
    'a rating',
    async ({ discussion }) => {
      const form = await discussion.form('ben', 'rate');
      await answer(form, CASE.answers);
      return form;
    },
  ],
  [
    'an objection',
    async ({ discussion }) => {
      const form = await discussion.form('ben', 'disagree');
      await form.select('preferred', 'hybrid');
      await form.type('reason', 'Typed with care.');
      return form;
    },
  ],
  [
    'a proposal',
    async ({ discussion }) => {
      const form = await discussion.form('ben', 'what_if');
      await form.select('external_knowledge', '0');
      return form;
    },
  ],
  [
    'another case',
    async ({ discussion }) => {
      const form = await discussion.form('ben', 'edit');
      await form.select('external_knowledge', '0');
      return form;
    },
  ],
  ['a decision', ({ discussion }) => discussion.form('ben', 'decide')],
  ['a withdrawal', ({ discussion }) => discussion.form('ben', 'withdraw')],
  [
    'a review',
    async ({ discussion, clock }) => {
      await sent(await discussion.form('ben', 'decide'));
      clock.advance(91 * DAY);
      await discussion.says('It is time to look at this again.');
      return discussion.form('ben', 'review');
    },
  ],
];

/** After this time the bot asks Slack again about a user. */
const A_WHILE = 11 * 60_000;

/** Sends the form; what it says under its fields. */
async function errorsOf(form: ModalDriver): Promise<readonly string[]> {
  const result = await form.submit();
  return 'errors' in result ? Object.values(result.errors) : [];
}

/** Sends the form, which stays open and says why under one of its fields. */
async function staysOpen(form: ModalDriver, words: string): Promise<void> {
  expect(await errorsOf(form)).toEqual([expect.stringContaining(words)]);
  expect(form.isOpen).toBe(true);
}

/** Changes ben's Slack profile, and sends the bot the event. */
function becomes(
  { slack, clock }: Open,
  change: { readonly guest?: 'multi_channel'; readonly teamId?: string },
): void {
  slack.world.people.set('U0BEN', { ...slack.as('ben').person, ...change });
  clock.advance(A_WHILE);
}

describe.each(FORMS)('the form for %s', (_, opens) => {
  it('is refused to guests, strangers and people Slack says nothing about, and kept', async () => {
    const open = await openDiscussion();
    const { slack } = open;
    const form = await opens(open);
    const before = historyKinds(open).length;
    becomes(open, { guest: 'multi_channel' });
    await staysOpen(form, 'Guests can read this');
    becomes(open, { teamId: 'T0OTHER' });
    await staysOpen(form, 'People from other companies');
    becomes(open, {});
    const error = { type: 'error', error: 'internal_error' } as const;
    const trouble = slack.faults.add({ method: 'users.info', times: 1000, effect: error });
    await staysOpen(form, 'I could not check with Slack who you are.');
    expect(historyKinds(open)).toHaveLength(before);
    trouble.remove();
    await sent(form);
    expect(historyKinds(open)).toHaveLength(before + 1);
  });
});

describe('the form that asks', () => {
  it('is refused to guests and strangers, and keeps what they typed', async () => {
    const open = await openDiscussion();
    await open.slack.as('ben').command('general', '/rag-or-finetune');
    const form = await open.slack.as('ben').modal();
    await fillIn(form, CASE);
    becomes(open, { guest: 'multi_channel' });
    await staysOpen(form, 'Guests cannot ask for a recommendation here');
    becomes(open, { teamId: 'T0OTHER' });
    await staysOpen(form, 'Only members of the workspace that this app belongs to can ask');
    expect(historyKinds(open)).toEqual(['submitted']);
  });

  it('stays open with all that was typed while Slack says nothing about who sends it', async () => {
    const open = await openDiscussion();
    const { slack } = open;
    await slack.as('chloe').command('general', '/rag-or-finetune');
    const form = await slack.as('chloe').modal();
    await fillIn(form, { ...CASE, title: 'Another one' });
    open.clock.advance(A_WHILE);
    const error = { type: 'error', error: 'internal_error' } as const;
    const trouble = slack.faults.add({ method: 'users.info', times: 1000, effect: error });
    await staysOpen(form, 'I could not check with Slack who you are.');
    trouble.remove();
    await sent(form);
    await threadOf(slack, 'ana', 'general', 'Another one');
  });
});

describe('while Slack keeps silent about who somebody is', () => {
  it('forms and clicks are answered in time, and show nothing', async () => {
    const open = await openDiscussion();
    const { slack, discussion, clock } = open;
    const form = await discussion.form('ben', 'decide');
    clock.advance(A_WHILE);
    await inSilence(open, 'users.info', async () => {
      const error = (await errorsOf(form)).join();
      expect(error).toMatch(/I could not check with Slack|Slack did not tell me in time/);
      await form.close();
      expect(await discussion.click('ben', 'decide')).toEqual({ ok: true });
      await ephemeralTo(slack, 'ben', 'please try again in a moment');
    });
    expect(slack.world.modals.get('U0BEN') ?? []).toEqual([]);
  });
});
