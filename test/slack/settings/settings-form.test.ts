import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import {
  changedBy,
  NOTHING_SET,
  type StoredSettings,
  WORKSPACE,
} from '../../../src/domain/settings.ts';
import { en } from '../../../src/i18n/en/english.ts';
import {
  parseSettingsForm,
  settingsViewSchema,
  shownFor,
} from '../../../src/slack/settings/settings-form.ts';
import { settingsModal } from '../../../src/slack/settings/settings-modal-view.ts';
import type { InputValue } from '../../workspace/protocol.ts';
import { choice, noChoice, number, people, sent } from '../open-form.ts';
import { anyScope, anySettings, CROWD } from './any-settings.ts';

type Of = { readonly scope?: string; readonly set?: StoredSettings; readonly revision?: number };
type Filled = Readonly<Record<string, InputValue>>;

/** What the form means that shows these settings and was filled in like this. */
function parsed({ scope = WORKSPACE, set = NOTHING_SET, revision = 0 }: Of, filled: Filled = {}) {
  const modal = settingsModal(en, {
    scope,
    set,
    workspace: NOTHING_SET,
    changes: [],
    mayChange: true,
    isOtherUnknown: false,
    revision,
  });
  return parseSettingsForm(en, settingsViewSchema.parse(sent(modal, filled)));
}

const errorsOf = (of: Of, filled: Filled) => {
  const form = parsed(of, filled);
  return form.ok ? {} : form.errors;
};

describe('the form of the settings', () => {
  test.prop([anyScope, anySettings, fc.nat()])(
    'changes nothing when it is sent as it opened',
    (scope, any, revision) => {
      const set = changedBy(scope, NOTHING_SET, any);
      expect(parsed({ scope, set, revision })).toEqual({ ok: true, value: { scope, to: {} } });
    },
  );

  test.prop([anyScope, anySettings, anySettings])(
    'makes what was filled in of what is set, and tells only what is different',
    (scope, any, other) => {
      const set = changedBy(scope, NOTHING_SET, any);
      // The digest has a form of its own, and one language needs no choice.
      const { digest, language } = set;
      const wanted = shownFor(scope, changedBy(scope, NOTHING_SET, { ...other, digest, language }));
      const form = parsed({ scope, set }, filledIn(wanted));
      if (!form.ok) throw new Error(JSON.stringify(form.errors));
      const { to } = form.value;
      expect(shownFor(scope, changedBy(scope, set, to))).toEqual(wanted);
      const before = shownFor(scope, set);
      for (const [name, value] of Object.entries(to)) {
        expect(value).not.toEqual(Object.entries(before).find(([key]) => key === name)?.[1]);
      }
    },
  );

  it('leaves settings of a channel to the workspace', () => {
    const set = {
      ...NOTHING_SET,
      decide: 'members',
      remindAfterDays: 3,
      blindFirst: true,
    } as const;
    const filled = {
      decide: choice('as_in_workspace'),
      blind_first: choice('as_in_workspace'),
      remind_after_days: number(null),
    };
    expect(parsed({ scope: 'C1', set }, filled)).toMatchObject({
      value: { scope: 'C1', to: { decide: null, remindAfterDays: null, blindFirst: null } },
    });
  });

  it.each(['-1', '366', '2.5', '1e9'])('refuses %s days until a reminder', (days) => {
    expect(errorsOf({}, { remind_after_days: number(days) })).toEqual({
      remind_after_days: 'Type a whole number from 0 to 365.',
    });
    expect(errorsOf({ scope: 'C1', revision: 4 }, { 'remind_after_days.4': number(days) })).toEqual(
      {
        'remind_after_days.4': 'Type a whole number from 0 to 365, or leave it empty.',
      },
    );
  });

  it('needs the days until a reminder in the workspace', () => {
    expect(errorsOf({}, { remind_after_days: number(null) })).toHaveProperty('remind_after_days');
  });

  it.each(['0', '-3', '36501', '0.5'])('refuses to keep decisions for %s days', (days) => {
    expect(errorsOf({}, { keep_days: number(days) })).toEqual({
      keep_days: 'Type a whole number from 1 to 36500, or leave it empty.',
    });
  });

  it('refuses more people than can be named', () => {
    const filled = { managers: people(...CROWD, 'UONEMORE') };
    expect(errorsOf({}, filled)).toEqual({ managers: 'Name at most 50 people.' });
  });

  it.each([noChoice, choice('anybody')])('wants an answer that it offers', (chosen) => {
    const filled = { decide: chosen, blind_first: chosen };
    expect(Object.keys(errorsOf({}, filled))).toEqual(['decide', 'blind_first']);
  });

  it('is not taken for another channel than the one whose settings it showed', () => {
    const elsewhere: InputValue = {
      type: 'conversations_select',
      selected_conversation: 'C2',
    };
    for (const scope of [WORKSPACE, 'C1']) {
      expect(errorsOf({ scope }, { scope: elsewhere })).toEqual({
        decide: expect.stringContaining('still loading another channel'),
      });
    }
  });
});

/** The fields as somebody leaves them who wants this. */
const filledIn = (wanted: StoredSettings): Filled => ({
  decide: choice(wanted.decide ?? 'as_in_workspace'),
  remind_after_days: number(
    wanted.remindAfterDays === null ? null : String(wanted.remindAfterDays),
  ),
  blind_first: choice(
    wanted.blindFirst === null ? 'as_in_workspace' : wanted.blindFirst ? 'yes' : 'no',
  ),
  managers: people(...wanted.managers),
  keep_days: number(wanted.keepDays === null ? null : String(wanted.keepDays)),
});
