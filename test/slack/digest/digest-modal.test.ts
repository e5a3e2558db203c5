import { describe, expect, it } from 'vitest';
import type { Subscription } from '../../../src/domain/digest.ts';
import { nextWeekly } from '../../../src/domain/time.ts';
import { en } from '../../../src/i18n/en/english.ts';
import {
  type Audience,
  parseDigestForm,
  readAudience,
} from '../../../src/slack/digest/digest-form.ts';
import { type DigestShownInForm, digestModal } from '../../../src/slack/digest/digest-view.ts';
import { NOON } from '../../store/a-decision.ts';
import { checkView } from '../../workspace/check/check-view.ts';
import { optionsOf, placedElements } from '../../workspace/elements.ts';
import { wordsOf } from '../thread/discussion-modals.ts';

const ME: Audience = { kind: 'me' };
const CHANNEL: Audience = { kind: 'channel', id: 'C1' };

const TIME = { weekday: 2, hour: 17, zone: 'America/New_York' };
const ON: Subscription = {
  ...TIME,
  target: 'U1',
  readerId: 'U1',
  coveredUntil: NOON,
  dueAt: nextWeekly(TIME, NOON),
};

function formOf(said: Partial<DigestShownInForm> = {}) {
  const view = digestModal(en, {
    audience: ME,
    zone: 'America/New_York',
    current: null,
    problem: null,
    ...said,
  });
  const checked = checkView(JSON.parse(JSON.stringify(view)));
  if (!checked.ok) throw new Error(`${checked.error}: ${JSON.stringify(checked.problems)}`);
  const placed = placedElements(checked.view.blocks);
  const chosen = Object.fromEntries(
    placed.map(({ blockId, element }) => [blockId, JSON.stringify(element.initial_option ?? null)]),
  );
  return { view, placed, chosen, text: wordsOf(checked.view.blocks) };
}

const fieldsOf = (said: Partial<DigestShownInForm> = {}) =>
  formOf(said).placed.map(({ actionId, blockId }) => `${blockId}/${actionId}`);

describe('the form of the weekly digest', () => {
  it('asks for whom, on which day and at what time, in the person’s own time zone', () => {
    expect(fieldsOf()).toEqual(['digest_for/digest_for', 'weekday.me/input', 'hour.me/input']);
    const { placed, text, chosen } = formOf();
    expect(text).toContain('America/New_York');
    expect(placed.map(({ element }) => optionsOf(element).length)).toEqual([2, 7, 24]);
    expect(chosen['weekday.me']).toContain('Monday');
    expect(chosen['hour.me']).toContain('09:00');
  });

  it('asks for a channel, and for the time anew, when it is for one', () => {
    expect(fieldsOf({ audience: { kind: 'channel', id: null } })).toEqual([
      'digest_for/digest_for',
      'channel/digest_channel',
      'weekday.nowhere/input',
      'hour.nowhere/input',
    ]);
    expect(fieldsOf({ audience: CHANNEL })).toContain('weekday.C1/input');
  });

  it('says that it is off, and turns it on', () => {
    const { text, view } = formOf();
    expect(text).toContain('It is off.');
    expect(view.submit?.text).toBe('Turn on');
  });

  it('says that it is on, when it comes next, and offers to turn it off', () => {
    const { text, view, placed, chosen } = formOf({ current: ON });
    expect(text).toContain('It is on: Tuesdays at 17:00 (America/New_York).');
    expect(text).toContain('Next: Tuesday 20 January at 17:00.');
    expect(view.submit?.text).toBe('Change');
    const stop = placed.find(({ actionId }) => actionId === 'digest_stop');
    expect(stop?.element.value).toBe('U1');
    expect(chosen['weekday.me']).toContain('Tuesday');
  });

  it('shows a time of another zone as the person’s own clocks show it', () => {
    const { chosen } = formOf({
      current: { ...ON, target: 'C1' },
      audience: CHANNEL,
      zone: 'Asia/Tokyo',
    });
    expect(chosen['weekday.C1']).toContain('Wednesday');
    expect(chosen['hour.C1']).toContain('07:00');
  });

  it('says who asked for that of a channel', () => {
    const current = { ...ON, target: 'C1' };
    expect(formOf({ current, audience: CHANNEL }).text).toContain('Asked for by <@U1>');
  });

  it('says why a channel can have none, and nothing about it', () => {
    const { text } = formOf({ audience: CHANNEL, problem: en.digest.form.notSeen });
    expect(text).toContain('invite me to it first');
    expect(text).not.toContain('It is off.');
  });

  it('has no word that is cut', () => {
    for (const current of [null, ON]) {
      expect(JSON.stringify(formOf({ current, audience: CHANNEL }).view)).not.toContain('…');
    }
  });
});

describe('the weekly digest as it was asked for', () => {
  const option = (value: string) => ({ type: 'static_select', selected_option: { value } });
  const sent = (values: Record<string, Record<string, unknown>>) => ({
    id: 'V1',
    private_metadata: '{}',
    blocks: [],
    state: { values },
  });
  const mine = { digest_for: { digest_for: { selected_option: { value: 'me' } } } };
  const ofChannel = (id: string | null) => ({
    digest_for: { digest_for: { selected_option: { value: 'channel' } } },
    channel: { digest_channel: { selected_conversation: id } },
  });
  const at = (name: string, weekday: string, hour: string) => ({
    [`weekday.${name}`]: { input: option(weekday) },
    [`hour.${name}`]: { input: option(hour) },
  });

  it('is for oneself', () => {
    const view = sent({ ...mine, ...at('me', '5', '0') });
    expect(parseDigestForm(en, view)).toEqual({
      ok: true,
      value: { channel: null, weekday: 5, hour: 0 },
    });
    expect(readAudience(view)).toEqual(ME);
  });

  it('is for a channel', () => {
    const view = sent({ ...ofChannel('C1'), ...at('C1', '7', '23') });
    expect(parseDigestForm(en, view)).toEqual({
      ok: true,
      value: { channel: 'C1', weekday: 7, hour: 23 },
    });
    expect(readAudience(view)).toEqual(CHANNEL);
  });

  it('is for no channel as long as none is chosen', () => {
    const view = sent({ ...ofChannel(null), ...at('nowhere', '1', '9') });
    expect(parseDigestForm(en, view)).toEqual({
      ok: false,
      errors: { channel: en.digest.form.channelMissing },
    });
  });

  it.each([
    ['at no time', {}],
    ['at the time of another channel', at('C2', '1', '9')],
    ['on no day there is', at('C1', '8', '9')],
    ['at no hour there is', at('C1', '1', '24')],
    ['at what is no hour', at('C1', '1', 'noon')],
  ])('is not taken %s', (_, times) => {
    expect(parseDigestForm(en, sent({ ...ofChannel('C1'), ...times }))).toEqual({
      ok: false,
      errors: { digest_for: en.digest.form.sendAgain },
    });
  });
});
