import { describe, expect, it } from 'vitest';
import {
  chooseTime,
  digestForm,
  digestIn,
  digestOf,
  digestsOf,
  isDigest,
  NEW_YORK,
  setWeek,
  turnedOn,
} from './a-digest.ts';
import { asked, PROMPTING, RAG } from './a-manager.ts';
import { ephemeralTo, sent } from './team.ts';
import { controlsOf, wordsOf } from './words.ts';

describe('turning a digest off', () => {
  it('takes one click under it, and the channel is told who did', async () => {
    const testApp = await setWeek();
    const { slack, advanceTo } = testApp;
    await turnedOn(testApp, 'ana');
    await turnedOn(testApp, 'ben', { channel: 'general' });
    await asked(testApp, 'eve', 'general', 'Contract reader', RAG);
    advanceTo(1, 9, NEW_YORK);
    await digestOf(testApp, 'ana');
    const own = digestsOf(testApp, 'ana')[0];
    const inChannel = await digestIn(testApp, 'general');
    if (own === undefined) throw new Error('no digest');
    expect(controlsOf(own)).toEqual(['digest_off']);

    expect(await slack.as('gus').click('general', inChannel.ts, 'digest_off')).toEqual({
      ok: true,
    });
    await slack.when(
      () =>
        slack
          .as('gus')
          .messages('general')
          .find((m) => m.ephemeral),
      {
        timeoutMs: 10_000,
      },
    );
    await slack.as('chloe').click('general', inChannel.ts, 'digest_off');
    await slack.as('ana').click(own.channel, own.ts, 'digest_off');
    await ephemeralTo(slack, 'ana', 'Your weekly digest is off.');
    await slack.when(
      () =>
        slack
          .as('ben')
          .messages('general')
          .find(({ text }) =>
            text.includes('<@U0CHLOE> turned the weekly digest of this channel off'),
          ),
      { timeoutMs: 10_000, label: 'a channel that is told' },
    );
    // The message itself stays as it was, and another click finds it off.
    await slack.as('ben').click('general', inChannel.ts, 'digest_off');
    await ephemeralTo(slack, 'ben', 'This digest is off already.');
    expect(controlsOf(await digestIn(testApp, 'general'))).toEqual(['digest_off']);

    await asked(testApp, 'eve', 'general', 'Support tone', PROMPTING);
    await turnedOn(testApp, 'eve');
    advanceTo(1, 9, NEW_YORK);
    await digestOf(testApp, 'eve');
    expect(digestsOf(testApp, 'ana')).toHaveLength(1);
    expect(slack.as('ana').messages('general').filter(isDigest)).toHaveLength(1);
  });

  it('is done in the form too, which shows what is on', async () => {
    const testApp = await setWeek();
    const { slack } = testApp;
    const off = await digestForm(testApp, 'ana', 'general');
    expect(wordsOf(off.view.blocks)).toContain('It is off.');
    await off.close();
    await turnedOn(testApp, 'ben', { channel: 'general', weekday: 2, hour: 17 });
    // In her own time zone it is another day.
    const form = await digestForm(testApp, 'ana', 'general');
    const said = wordsOf(form.view.blocks);
    expect(said).toContain('It is on: Tuesdays at 17:00 (America/New_York). Next: Tuesday');
    expect(said).toContain('Asked for by <@U0BEN>');
    expect(JSON.stringify(form.state['weekday.C0GENERAL'])).toContain('"3"');
    await form.click('digest_stop');
    await slack.when(() => wordsOf(form.view.blocks).includes('It is off.'), {
      timeoutMs: 10_000,
    });
    await chooseTime(form, 5, 8);
    await sent(form);
    await slack.when(() => wordsOf(form.view.blocks).includes('Friday'), { timeoutMs: 10_000 });
    await form.close();
    // The channel's settings show that it was turned off, by whom, and when.
    await slack.as('ana').clickHome('settings');
    const settings = await slack.as('ana').modal();
    await settings.select('settings_channel', 'general');
    const { blocks } = await slack.when(
      () => wordsOf(settings.view.blocks).includes('Weekly digest: off →') && settings.view,
      { timeoutMs: 10_000 },
    );
    expect(wordsOf(blocks)).toMatch(/<@U0BEN>, .*\nWeekly digest: off → Tuesdays at 17:00/);
    expect(wordsOf(blocks)).toMatch(/Weekly digest\W*: Fridays at 08:00/);
  });
});
