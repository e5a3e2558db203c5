import { describe, expect, it } from 'vitest';
import { isJson } from '../workspace/json.ts';
import { reachOf } from '../workspace/notifies.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { answer } from './ask.ts';
import { askBlind, directMessage, disagree, discussionOf, FIVE, rate, sent } from './team.ts';
import { startTestApp } from './test-app.ts';

const HOSTILE = [
  {
    what: 'broadcasts, mentions, links and mrkdwn',
    piece: '<!channel> <@U0EVE> @everyone *_~`<https://evil.example|x> https://evil.example > ',
  },
  { what: 'characters that need escaping', piece: '&<>' },
  { what: 'right-to-left text and marks', piece: 'שלום\u200F\u200Eعليكم ' },
  { what: 'Chinese without a space', piece: '数据检索与微调哪个更好' },
  { what: 'emoji of several parts', piece: '👩‍👩‍👧‍👦' },
];

/** As long as a field takes, without half a character at the end, and nothing to trim. */
const filled = (piece: string, most: number): string => {
  const whole = piece.repeat(Math.ceil(most / piece.length));
  return `${whole.slice(0, Math.floor(most / piece.length) * piece.length).trim()}`.padEnd(
    most,
    'x',
  );
};

/** What Slack has refused. */
const refusedIn = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => line.includes('"ok":false') || line.includes('refused'));

const everything = (slack: Workspace) =>
  [...slack.world.messages.values()]
    .flat()
    .filter(({ user, ephemeral }) => user === slack.world.app.userId && !ephemeral);

/** Whether some text of the blocks ends with this. */
function holds(shown: unknown, text: string): boolean {
  if (typeof shown === 'string') return shown.endsWith(text);
  if (Array.isArray(shown)) return shown.some((part) => holds(part, text));
  return isJson(shown) && Object.values(shown).some((part) => holds(part, text));
}

describe('the longest words with', () => {
  it.each(HOSTILE)('$what go through a whole discussion, letter by letter', async ({ piece }) => {
    const lines: string[] = [];
    const { slack } = await startTestApp('socket', {
      people: FIVE,
      log: (line) => lines.push(line),
    });
    const title = filled(piece, 150);
    const long = filled(piece, 3000);
    const discussion = await askBlind(slack, 'ana', {
      title,
      context: long,
      answers: '3 3 3 3 3 3',
    });
    await rate(discussion, 'ben', '4 2 4 3 3 3');
    await discussion.click('ana', 'reveal');
    const why = await discussion.reply('What it is for');
    await discussion.says('*RAG');
    await disagree(discussion, 'ben', { preferred: 'other', reason: long });
    const objection = await discussion.reply('disagrees with');
    const whatIf = await discussion.form('ben', 'what_if');
    await answer(whatIf, '0 4 0 4 0 0');
    await whatIf.type('note', filled(piece, 500));
    await sent(whatIf);
    const proposal = await discussion.reply('proposes other answers');
    const edit = await discussion.form('ana', 'edit');
    await answer(edit, '0 0 0 0 0 0');
    await edit.type('context', `y${long.slice(1)}`);
    await sent(edit);
    await discussion.reply('edited the case');
    await discussion.click('ben', 'export');
    await directMessage(slack, 'ben', 'The record of');
    const decision = await discussion.form('ana', 'decide');
    await decision.select('outcome', 'other');
    await decision.type('reason', long);
    await decision.type('check', long);
    await sent(decision);
    const decided = await discussion.reply('recorded the decision');
    const again = await discussion.form('ana', 'start_over');
    await again.type('title', filled(piece, 149));
    await sent(again);
    await discussion.reply('This is replaced by');
    const next = await discussionOf(slack, 'It replaces');
    const withdrawal = await next.form('ana', 'withdraw');
    await withdrawal.type('reason', long);
    await sent(withdrawal);
    const withdrawn = await next.reply('withdrew this');
    await next.says('*Withdrawn*');
    await slack.as('ana').openHome();
    await slack.when(() => slack.as('ana').home());

    expect(lines.some((line) => line.startsWith('chat.update'))).toBe(true);
    expect(refusedIn(lines)).toEqual([]);
    for (const { blocks } of [why, objection, decided, withdrawn])
      expect(holds(blocks, long)).toBe(true);
    expect(holds(proposal.blocks, filled(piece, 500))).toBe(true);
    const all = everything(slack);
    expect(all.every(({ blocks, files }) => blocks.length > 0 || files !== undefined)).toBe(true);
    const { pings, links } = reachOf({
      text: all.map(({ text }) => text).join('\n'),
      blocks: all.flatMap(({ blocks }) => blocks),
    });
    expect(pings.toSorted()).toEqual(['U0ANA', 'U0BEN']);
    expect(links.filter((link) => link.includes('evil'))).toEqual([]);
  });
});
