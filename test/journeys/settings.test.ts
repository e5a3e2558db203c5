import { describe, expect, it } from 'vitest';
import { NOTHING_SET, WORKSPACE } from '../../src/domain/settings.ts';
import { en } from '../../src/i18n/en/english.ts';
import type { ModalView } from '../../src/slack/kit/blocks.ts';
import { settingsModal } from '../../src/slack/settings/settings-modal-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openedHome } from './a-manager.ts';
import { ANSWERS, aWorkspace, field, kept, read, settingsOf, turnTo } from './a-setting.ts';
import { type Case, fillIn, inputOf } from './ask.ts';
import { inSilence } from './clock.ts';
import { forged } from './forged-forms.ts';
import { DAY, type Discussion, discussionOf, ephemeralTo, sent } from './team.ts';

const timeoutMs = 10_000;

/** The settings form with default values, opened by a manager. */
function changeable(scope: string): ModalView {
  const shown = { scope, set: NOTHING_SET, workspace: NOTHING_SET, changes: [] };
  return settingsModal(en, { ...shown, mayChange: true, isOtherUnknown: false, revision: 0 });
}

async function ask(
  slack: Workspace,
  { title, channel }: { readonly title: string; readonly channel: string },
  isBlind = false,
): Promise<Discussion> {
  const of: Case = { title, answers: ANSWERS };
  await slack.as('ben').command(channel, '/rag-or-finetune');
  const form = await slack.as('ben').modal();
  await fillIn(form, of);
  const box = JSON.stringify(form.state.blind);
  expect(box.includes('"value":"blind"')).toBe(isBlind);
  if (isBlind) {
    await form.check('blind', []);
    await slack.when(() => inputOf(form, 'invited') === undefined, {
      timeoutMs,
      label: 'no blind',
    });
  }
  await sent(form);
  return discussionOf(slack, title, channel);
}

describe('the settings', () => {
  it('of a channel are changed by somebody whom an admin named, and hold there alone', async () => {
    const { slack, clock } = await aWorkspace();

    const admins = await settingsOf(slack, 'ana');
    expect(read(admins)).toContain('Nothing has been changed yet.');
    await admins.check(field(admins, 'managers'), ['ben']);
    await kept(admins, 'The settings of the workspace are saved.');

    const form = await settingsOf(slack, 'ben', 'general');
    expect(read(form)).toContain('These settings apply to <#C0GENERAL>.');
    expect(read(form)).toContain('As in the workspace (Who asked, and whom they named)');
    await form.select(field(form, 'decide'), 'members');
    await form.select(field(form, 'blind_first'), 'yes');
    await form.type(field(form, 'remind_after_days'), '3');
    await kept(form, 'The settings of this channel are saved.');

    // The form proposes a blind rating there, and not elsewhere.
    const here = await ask(slack, { title: 'Here', channel: 'general' }, true);
    const there = await ask(slack, { title: 'There', channel: 'random' });

    // In other channels a person who was not named is refused.
    await there.click('dev', 'decide');
    await ephemeralTo(slack, 'dev', 'Only <@U0BEN> may do that.');

    clock.advance(3 * DAY);
    await here.reply('This has been open for 3 days');
    clock.advance(4 * DAY);
    await there.reply('This has been open for 7 days');
    expect(there.replies().filter(({ text }) => text.includes('has been open'))).toHaveLength(1);

    await sent(await here.form('dev', 'decide'));
    await here.says('Decided by <@U0DEV>');

    const after = read(await settingsOf(slack, 'chloe', 'general'));
    expect(after).toContain('<@U0BEN>, <!date^');
    for (const line of [
      'Who may decide: as in the workspace → Any member of the workspace',
      'Remind an open thread after (days): as in the workspace → 3 days',
      'Suggest blind rating first: as in the workspace → Yes',
    ]) {
      expect(after).toContain(line);
    }
  });

  it('are only read by others, who are told who may change them', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'chloe');
    expect(read(form)).toContain(
      'Only managers can change settings: the admins and owners of this workspace.',
    );
    expect(form.view.submit).toBeNull();
    expect(form.view.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    await turnTo(slack, form, 'general');
    expect(read(form)).toContain('As in the workspace (7 days)');
    await form.click('settings_workspace');
    await slack.when(() => read(form).includes('apply to the whole workspace'), { timeoutMs });
  });

  it('are kept from guests', async () => {
    const { slack, clock } = await aWorkspace();
    const { person: gus } = slack.as('gus');
    slack.world.people.set(gus.id, { ...gus, guest: null });
    await openedHome({ slack }, 'gus');
    slack.world.people.set(gus.id, gus);
    clock.advance(60_000);
    // The Home that was shown before still has the button.
    await slack.as('gus').clickHome('settings');
    const form = await slack.as('gus').modal();
    expect(read(form)).toBe('Only members of the workspace can see its settings. Ask one of them.');
  });

  it('are not changed by somebody who was a manager when the form opened', async () => {
    const { slack } = await aWorkspace();
    const naming = await settingsOf(slack, 'ana');
    await naming.check(field(naming, 'managers'), ['ben']);
    await kept(naming, 'saved');
    const bens = await settingsOf(slack, 'ben');
    await bens.select(field(bens, 'decide'), 'members');

    const unnaming = await settingsOf(slack, 'ana');
    await unnaming.check(field(unnaming, 'managers'), []);
    await kept(unnaming, 'saved');

    const result = await bens.submit();
    expect('errors' in result && Object.values(result.errors)).toEqual([
      expect.stringContaining('Only managers can change settings.'),
    ]);
    const after = read(await settingsOf(slack, 'ana'));
    expect(after).toContain('Who else may manage this app: <@U0BEN> → nobody');
    expect(after).not.toContain('Who may decide:');
  });

  it('are not changed by a form that was never shown to the one who sends it', async () => {
    const { slack } = await aWorkspace();
    const forgeries = [
      ['chloe', WORKSPACE, 'Only managers can change settings.'],
      ['chloe', 'C0GENERAL', 'Only managers can change settings.'],
      ['gus', WORKSPACE, 'Only members of the workspace can see its settings.'],
      // An admin who is not in the channel.
      ['ana', 'C0SECRET', 'I cannot see that channel'],
    ] as const;
    for (const [who, scope, words] of forgeries) {
      const form = await forged(slack, who, changeable(scope));
      await form.select('decide', 'members');
      const result = await form.submit();
      expect('errors' in result && Object.values(result.errors)).toEqual([
        expect.stringContaining(words),
      ]);
      await form.close();
    }
    for (const channel of [undefined, 'general']) {
      const after = await settingsOf(slack, 'ana', channel);
      expect(read(after)).toContain('Nothing has been changed yet.');
      await after.close();
    }
  });

  it('of a private channel are shown to its members alone, and only where the bot is too', async () => {
    const { slack } = await aWorkspace();
    const chloes = await settingsOf(slack, 'chloe', 'secret');
    expect(read(chloes)).toContain('These settings apply to <#C0SECRET>.');
    const bens = await settingsOf(slack, 'ben', 'hidden');
    expect(read(bens)).toContain('I cannot see that channel');
    expect(read(bens)).toContain('apply to the whole workspace');
  });

  it('of a private channel are not changed while Slack takes long to say who sees it', async () => {
    const workspace = await aWorkspace();
    const { slack, clock } = workspace;
    const naming = await settingsOf(slack, 'ana');
    await naming.check(field(naming, 'managers'), ['chloe']);
    await kept(naming, 'saved');
    const form = await settingsOf(slack, 'chloe', 'secret');
    await form.select(field(form, 'decide'), 'members');
    clock.advance(60_000);
    const result = await inSilence(workspace, 'users.conversations', form.submit);
    expect('errors' in result && Object.values(result.errors)).toEqual([
      expect.stringContaining('could not check that you are in it'),
    ]);
  });

  it('of a private channel are not shown any more to somebody who was removed from it', async () => {
    const { slack, clock } = await aWorkspace();
    const form = await settingsOf(slack, 'chloe', 'secret');
    // The bot is not in this one, so it knows nothing of who is.
    await slack.as('chloe').createChannel('hush', true);
    await slack.as('chloe').remove('secret', 'chloe');
    clock.advance(60_000);
    await turnTo(slack, form, 'hush');
    expect(read(form)).toContain('apply to the whole workspace');
    expect(read(form)).not.toContain('C0SECRET');
  });

  it('are not written down when nothing is different', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'ana');
    await kept(form, 'Nothing was different');
    expect(read(await settingsOf(slack, 'ana'))).toContain('Nothing has been changed yet.');
  });

  it('of the workspace are listed with what held before, also when nobody had set it', async () => {
    const { slack } = await aWorkspace();
    const form = await settingsOf(slack, 'ana');
    await form.type(field(form, 'remind_after_days'), '5');
    await form.type(field(form, 'keep_days'), '400');
    await sent(form);
    await form.check('confirm', ['yes']);
    await kept(form, 'saved');
    const after = read(await settingsOf(slack, 'ana'));
    expect(after).toContain('Remind an open thread after (days): 7 days → 5 days');
    expect(after).toContain('Delete decisions untouched for (days): never → 400 days');
  });
});
