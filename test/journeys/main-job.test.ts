import { describe, expect, it } from 'vitest';
import { ask, setStage, threadOf } from './stage.ts';

const SUPPORT = { title: 'Billing bot', answers: '3 4 4 3 3 2' };

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  it('a team member asks, and the channel gets a thread of four messages', async () => {
    const { slack } = await setStage(transport);
    await ask(slack, 'ana', 'general', SUPPORT);
    const thread = await threadOf(slack, 'ana', 'general', 'Billing bot');
    expect(thread.map(({ text }) => text)).toEqual([
      expect.stringContaining('Hybrid — leaning'),
      expect.stringMatching(/^Why hybrid/),
      expect.stringMatching(/^Trade-offs to discuss/),
      expect.stringMatching(/^Prove it before you build it/),
    ]);
    console.log(thread.map((m) => m.text).join('\n\n'));
  });
});
