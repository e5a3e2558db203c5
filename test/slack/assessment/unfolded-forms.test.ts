import { describe, expect, it } from 'vitest';
import { createUnfoldedForms } from '../../../src/slack/assessment/changes-listener.ts';

describe('the forms that were unfolded', () => {
  it('are remembered by their view', () => {
    const forms = createUnfoldedForms();
    forms.add('V1');
    expect(forms.has('V1')).toBe(true);
    expect(forms.has('V2')).toBe(false);
  });

  it('make way for newer ones, so that they do not pile up', () => {
    const forms = createUnfoldedForms(2);
    for (const id of ['V1', 'V2', 'V2', 'V3']) forms.add(id);
    expect(['V1', 'V2', 'V3'].map(forms.has)).toEqual([false, true, true]);
  });
});
