import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { SUPPORT } from './cases.ts';
import { launchChromium, openContext, PHONE, type Screen } from './chromium.ts';
import { startDemo } from './demo.ts';
import {
  FOLDER,
  leave,
  PANES,
  takeDecided,
  takeDecisionForm,
  takeInvitation,
  takeObjection,
  takePanel,
  takeRatingForm,
  takeReview,
  takeWhatIf,
} from './discussion-pictures.ts';
import { takeBeginnings, takeFigures, takeFiltered, takeHome } from './home-pictures.ts';
import { type SlackPage, slackPage } from './slack-page.ts';

/** Takes the pictures that are kept: somebody asks in the demo workspace, and looks around in it. */
const WIDE: Screen = { width: 1440, height: 900 };
const CHANNEL = 'ai-platform';
const LAST_OF_FIRST_DAY = 'Answers from the engineering handbook';
const CASE = SUPPORT;
/** What is known of it beyond the six answers: by the field, the option. */
const DETAILS = {
  'What does it do with a request?': 'Answer questions',
  'What must be looked up?': 'A collection of documents',
  'What answers these requests today?': 'A prompt',
};

type Scrollable = { readonly scrollIntoView: () => void };

async function open(browser: Browser, url: string, screen: Screen): Promise<SlackPage> {
  const context = await openContext(browser, { ...screen, timezone: officeHours() });
  const page = await context.newPage();
  await page.goto(url);
  // Of the fonts that a machine without a desktop may have, the nearest to Slack's own.
  await page.addStyleTag({ content: ':root { --font: "Liberation Sans", Arial, sans-serif }' });
  const mira = slackPage(page);
  await mira.actAs('Mira Haddad');
  await mira.goTo(CHANNEL);
  await mira.composer(`#${CHANNEL}`).waitFor();
  return mira;
}

/** A time zone in which it is ten in the morning. */
function officeHours(): string {
  const ahead = (34 - new Date().getUTCHours()) % 24;
  // The sign of these names is the other way round: GMT-3 is three hours ahead of UTC.
  return ahead > 12 ? `Etc/GMT+${24 - ahead}` : `Etc/GMT-${ahead}`;
}

const whole = (mira: SlackPage, title: string): Promise<void> =>
  mira.post(title).getByRole('button', { name: '4 replies' }).waitFor();

async function takeForm(mira: SlackPage): Promise<void> {
  await whole(mira, LAST_OF_FIRST_DAY);
  await mira.say(`#${CHANNEL}`, 'Support would like an assistant. Let us see what it needs first.');
  await mira.openForm(`#${CHANNEL}`, CASE.title);
  await mira.form.fillIn(CASE);
  await mira.form.title.scrollIntoViewIfNeeded();
  await mira.form.dialog.screenshot({ path: join(FOLDER, 'form.png') });
  await mira.form.unfold();
  for (const [label, option] of Object.entries(DETAILS)) {
    await mira.form.choose(mira.form.dialog.getByLabel(label), option);
  }
  await mira.form.submit();
}

async function takeThread(mira: SlackPage, file: string): Promise<void> {
  await mira.openThread(CASE.title);
  await mira.reply('Why hybrid').evaluate((reply: Scrollable) => reply.scrollIntoView());
  await leave(mira);
  await mira.page.screenshot({ path: join(FOLDER, file), clip: PANES });
}

async function takePhone(mira: SlackPage): Promise<void> {
  await whole(mira, CASE.title);
  await leave(mira);
  await mira.page.screenshot({ path: join(FOLDER, 'phone.png') });
}

await mkdir(FOLDER, { recursive: true });
const browser = await launchChromium();
const demo = await startDemo();
try {
  const light = await open(browser, demo.url, WIDE);
  await takeInvitation(light, 'invitation.png');
  await takeRatingForm(light, 'rating-form.png');
  await takePanel(light, 'panel.png');
  await takeObjection(light, 'objections.png');
  await takeWhatIf(light, 'what-if.png');
  await takeDecisionForm(light, 'decide-form.png');
  await takeDecided(light, 'decided.png');

  await light.goTo(CHANNEL);
  await takeForm(light);
  await takeThread(light, 'thread-light.png');
  const dark = await open(browser, demo.url, { ...WIDE, theme: 'dark' });
  await takeThread(dark, 'thread-dark.png');
  await takePanel(dark, 'panel-dark.png');
  await takeDecided(dark, 'decided-dark.png');
  await takeWhatIf(dark, 'what-if-dark.png');

  const phone = await open(browser, demo.url, PHONE);
  await takePhone(phone);
  await takeInvitation(phone, 'invitation-phone.png');
  await takePanel(phone, 'panel-phone.png');
  await takeDecisionForm(phone, 'decide-form-phone.png');

  demo.type('91');
  await takeReview(light, 'review.png');
  await demo.stop();

  const empty = await startDemo({ DEMO_EMPTY: 'yes' });
  await takeBeginnings(await open(browser, empty.url, WIDE));
  await empty.stop();

  const busy = await startDemo({ DEMO_COMPANY: '10000' });
  const manager = await open(browser, busy.url, WIDE);
  await takeHome(manager, 'home.png', 'Needs attention');
  await takeFigures(manager, 'home-figures.png');
  await takeFiltered(manager, 'home-filtered.png');
  const night = await open(browser, busy.url, { ...WIDE, theme: 'dark' });
  await takeHome(night, 'home-dark.png', 'Needs attention');
  await takeHome(await open(browser, busy.url, PHONE), 'home-phone.png', 'Needs attention');
  await busy.stop();
} finally {
  await browser.close();
}
