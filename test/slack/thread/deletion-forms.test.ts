import { describe, expect, it } from 'vitest';
import { en } from '../../../src/i18n/en/english.ts';
import { parseForgetForm } from '../../../src/slack/privacy/forget-form.ts';
import { forgetModal } from '../../../src/slack/privacy/forgetting-view.ts';
import { parseRetentionForm } from '../../../src/slack/settings/settings-form.ts';
import { retentionModal } from '../../../src/slack/settings/settings-modal-view.ts';
import { parseDeletionForm } from '../../../src/slack/thread/decision-form.ts';
import { deletionModal } from '../../../src/slack/thread/decision-modal-view.ts';
import { aDecision } from '../../store/a-decision.ts';
import type { InputValue } from '../../workspace/protocol.ts';
import { people, sent, text } from '../open-form.ts';

const SURE: InputValue = {
  type: 'checkboxes',
  selected_options: [{ text: { type: 'plain_text', text: 'as shown' }, value: 'yes' }],
};

describe('the wish to delete a decision', () => {
  const form = deletionModal(en, aDecision());

  it('is about the decision of the form', () => {
    expect(parseDeletionForm(en, sent(form, { confirm: SURE }))).toEqual({
      ok: true,
      value: { decisionId: 'd1' },
    });
  });

  it('is none before somebody says that they are sure', () => {
    expect(parseDeletionForm(en, sent(form))).toEqual({
      ok: false,
      errors: { confirm: en.deletion.confirmMissing },
    });
  });
});

describe('the wish to delete what somebody wrote', () => {
  const own = forgetModal(en, { userId: 'U1', isManager: false });
  const managed = forgetModal(en, { userId: 'U1', isManager: true });

  it.each([
    { whose: 'one’s own', form: own, filled: {}, personId: 'U1' },
    { whose: 'one’s own as a manager', form: managed, filled: {}, personId: 'U1' },
    { whose: 'somebody’s', form: managed, filled: { person: people('U2') }, personId: 'U2' },
    {
      whose: 'somebody’s who is gone',
      form: managed,
      filled: { person: people(), person_id: text(' u0chloe ') },
      personId: 'U0CHLOE',
    },
  ])('is about $whose', ({ form, filled, personId }) => {
    expect(parseForgetForm(en, sent(form, { ...filled, confirm: SURE }), 'U1')).toEqual({
      ok: true,
      value: { personId },
    });
  });

  it('says whose', () => {
    expect(parseForgetForm(en, sent(managed, { person: people(), confirm: SURE }), 'U1')).toEqual({
      ok: false,
      errors: { person: en.forgetForm.personMissing },
    });
  });

  it('takes no name for a member’s ID', () => {
    const filled = { person_id: text('Chloe Martin'), confirm: SURE };
    expect(parseForgetForm(en, sent(managed, filled), 'U1')).toEqual({
      ok: false,
      errors: { person_id: en.forgetForm.idWrong },
    });
  });

  it('is none before somebody says that they are sure', () => {
    for (const form of [own, managed]) {
      expect(parseForgetForm(en, sent(form), 'U1')).toEqual({
        ok: false,
        errors: { confirm: en.forgetForm.confirmMissing },
      });
    }
  });
});

describe('the wish to keep decisions for fewer days', () => {
  const said = { scope: 'workspace', to: { keepDays: 30, managers: ['U1'] } };
  const form = retentionModal(en, said, { days: 30, decisions: 12 });

  it('is what was set in the form before, and nothing else', () => {
    expect(parseRetentionForm(en, sent(form, { confirm: SURE }))).toEqual({
      ok: true,
      value: said,
    });
  });

  it('says how many decisions go', () => {
    expect(JSON.stringify(form.blocks)).toContain('As of now that is 12 decisions.');
  });

  it('is none before somebody says that they are sure', () => {
    expect(parseRetentionForm(en, sent(form))).toEqual({
      ok: false,
      errors: { confirm: en.settings.keeping.confirmMissing },
    });
  });
});
