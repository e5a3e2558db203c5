import { launchChromium } from './chromium.ts';
const b = await launchChromium();
const c = await b.newContext();
c.on('request', (r) => console.log('req', r.url()));
c.on('requestfailed', (r) => console.log('failed', r.url(), r.failure()?.errorText));
await c.route('https://**', (r) => { console.log('route', r.request().url()); return r.fulfill({ contentType: 'text/html', body: 'The paper' }); });
const p = await c.newPage();
await p.setContent('<a target=_blank rel=noreferrer href="https://arxiv.org/abs/1">x</a><a target=_blank  href="https://arxiv.org/abs/2">y</a>');
for (const t of ['y', 'x']) {
  const tab = c.waitForEvent('page');
  await p.getByText(t).click();
  const q = await tab;
  await q.waitForLoadState().catch((e) => console.log(e.message));
  console.log(t, q.url(), await q.content());
}
await b.close();
