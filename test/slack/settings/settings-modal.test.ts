import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  NOTHING_SET,
  type SettingsChange,
  type StoredSettings,
  WORKSPACE,
} from '../../../src/domain/settings.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { dayOf } from '../../../src/slack/kit/blocks.ts';
import {
  type SettingsShown,
  settingsModal,
} from '../../../src/slack/settings/settings-modal-view.ts';
import { NOON } from '../../store/a-decision.ts';
import { opened } from '../open-form.ts';
import { elementOf, fieldsOf, mrkdwnIn, wordsOf } from '../thread/discussion-modals.ts';
import { anyScope, anySettings, CROWD } from './any-settings.ts';

const when = `<!date^${NOON / 1000}^{date_short_pretty} at {time}|${dayOf(NOON)}>`;

const aModal = (said: Partial<SettingsShown> = {}) =>
  settingsModal(en, {
    scope: WORKSPACE,
    set: NOTHING_SET,
    workspace: NOTHING_SET,
    changes: [],
    mayChange: true,
    isOtherUnknown: false,
    revision: 0,
    ...said,
  });

const aChange = (
  before: Partial<StoredSettings>,
  after: Partial<StoredSettings>,
  scope = WORKSPACE,
) => ({
  id: 'c1',
  scope,
  actorId: 'U5',
  at: NOON,
  before: { ...NOTHING_SET, ...before },
  after: { ...NOTHING_SET, ...after },
});

const anyChange: fc.Arbitrary<SettingsChange> = fc
  .tuple(anySettings, anySettings, anyScope)
  .map(([before, after, scope]) => aChange(before, after, scope));

const anyShown: fc.Arbitrary<SettingsShown> = fc.record({
  scope: anyScope,
  set: anySettings,
  workspace: anySettings,
  changes: fc.array(anyChange, { maxLength: 5 }),
  mayChange: fc.boolean(),
  isOtherUnknown: fc.boolean(),
  revision: fc.constantFrom(0, 1, 1_700_000_000_123),
});

describe('the settings', () => {
  test.prop([anyShown])('stay within Slack’s limits, whatever is set', (shown) => {
    expect(() => opened(settingsModal(en, shown))).not.toThrow();
  });

  it('stay within Slack’s limits with as many managers as can be named', () => {
    const crowded = { ...NOTHING_SET, managers: CROWD };
    const changes = Array.from({ length: 5 }, () => aChange({}, { managers: CROWD }));
    for (const mayChange of [true, false]) {
      const shown = { set: crowded, workspace: crowded, changes, mayChange };
      expect(() => opened(aModal(shown))).not.toThrow();
    }
    expect(wordsOf(aModal({ changes }))).toContain('and 40 more');
  });

  test.prop([anyShown])('let Slack make nothing of our words but what is meant', (shown) => {
    const texts = mrkdwnIn(settingsModal(en, shown).blocks);
    expect(texts.filter(({ verbatim }) => !verbatim)).toEqual([]);
    for (const { text } of texts) {
      expect(text.replace(/<(?:@U\w+|#C\w+|!date\^[^>]*)>/g, '')).not.toMatch(
        /[<>]|undefined|null/,
      );
    }
  });

  it('of the workspace show what holds there, set or not', () => {
    const modal = aModal();
    expect(fieldsOf(modal)).toEqual([
      'scope',
      'decide',
      'remind_after_days',
      'blind_first',
      'managers',
      'keep_days',
    ]);
    expect(elementOf(modal, 'decide')?.initial_option).toMatchObject({ value: 'named' });
    expect(elementOf(modal, 'remind_after_days')?.initial_value).toBe('7');
    expect(elementOf(modal, 'blind_first')?.initial_option).toMatchObject({ value: 'no' });
    expect(elementOf(modal, 'keep_days')).not.toHaveProperty('initial_value');
    expect(wordsOf(modal)).toContain('deleted with its messages');
  });

  it('of a channel offer to leave each to the workspace, and say what that has', () => {
    const workspace = { ...NOTHING_SET, remindAfterDays: 0, blindFirst: true };
    const modal = aModal({ scope: 'C1', workspace });
    expect(fieldsOf(modal)).toEqual([
      'scope',
      'scope',
      'decide',
      'remind_after_days',
      'blind_first',
    ]);
    for (const block of ['decide', 'blind_first']) {
      expect(elementOf(modal, block)?.initial_option).toMatchObject({ value: 'as_in_workspace' });
    }
    const words = wordsOf(modal);
    expect(words).toContain('As in the workspace (Yes)');
    expect(words).toContain('Leave it empty to have it as in the workspace (never).');
    expect(elementOf(modal, 'remind_after_days')).not.toHaveProperty('initial_value');
  });

  it('of a channel show what it has of its own', () => {
    const set = {
      ...NOTHING_SET,
      decide: 'members',
      remindAfterDays: 0,
      blindFirst: false,
    } as const;
    const modal = aModal({ scope: 'C1', set });
    expect(elementOf(modal, 'decide')?.initial_option).toMatchObject({ value: 'members' });
    expect(elementOf(modal, 'remind_after_days')?.initial_value).toBe('0');
    expect(elementOf(modal, 'blind_first')?.initial_option).toMatchObject({ value: 'no' });
  });

  it('have nothing to fill in for those who may only read them', () => {
    const workspace = { ...NOTHING_SET, managers: ['U7', 'U8'] };
    const modal = aModal({ set: workspace, workspace, mayChange: false });
    expect(modal).not.toHaveProperty('submit');
    expect(modal.blocks.filter(({ type }) => type === 'input')).toEqual([]);
    const words = wordsOf(modal);
    expect(words).toContain('*Who else may manage this app*: <@U7>, <@U8>');
    expect(words).toContain(
      'Only managers can change settings: the admins and owners of this workspace, and <@U7>, <@U8>.',
    );
  });

  it('tell of the last changes in words', () => {
    const changes = [
      aChange({ keepDays: 1 }, { keepDays: null, managers: ['U7'] }),
      aChange({}, { decide: 'members', remindAfterDays: 0 }),
      aChange({ blindFirst: true }, { blindFirst: null }, 'C1'),
    ];
    const told = wordsOf(aModal({ changes })).split('The last changes\n')[1];
    expect(told).toBe(
      [
        `<@U5>, ${when}`,
        'Who else may manage this app: nobody → <@U7>',
        'Delete decisions untouched for (days): 1 day → never',
        `<@U5>, ${when}`,
        'Who may decide: Who asked, and whom they named → Any member of the workspace',
        'Remind an open thread after (days): 7 days → never',
        `<@U5>, ${when}`,
        'Suggest blind rating first: Yes → as in the workspace',
      ].join('\n'),
    );
  });

  it('say that a channel which was chosen cannot be shown', () => {
    expect(wordsOf(aModal({ isOtherUnknown: true }))).toContain('I cannot see that channel');
  });
});
