import { App, type BlockAction, type RespondFn } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RUBRIC } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import { boltLogger, createLogger } from '../../../src/logger.ts';
import { createAccess } from '../../../src/slack/api/access.ts';
import { createMayManage, createPeople } from '../../../src/slack/api/people.ts';
import { ACTION, decisionBlock } from '../../../src/slack/kit/ids.ts';
import { clicked, commandClicked } from '../../../src/slack/listeners/clicked.ts';
import type { ListenerDeps } from '../../../src/slack/listeners/discussion.ts';
import type { Db } from '../../../src/store/open.ts';
import { createQueries } from '../../../src/usecases/queries.ts';
import { statementsOf } from '../../contract/query-plans.ts';
import { handClock } from '../../jobs/hand-clock.ts';
import { gatewayWith } from '../../outbox/a-gateway.ts';
import { MEMBER } from '../../outbox/a-slack.ts';
import { harnessOn, harnessWith } from '../../usecases/harness.ts';

const HOME = { teamId: 'T1', enterpriseId: null, isOrgWide: false };
const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });

function listenerDeps(db: Db): ListenerDeps {
  const clock = handClock();
  const gateway = {
    ...gatewayWith({}).gateway,
    person: async () => ({ kind: 'done', value: MEMBER }) as const,
  };
  const people = createPeople({ gateway, clock, log, installation: HOME });
  return {
    perform: harnessOn(db).perform,
    queries: createQueries({ db, rubric: DEFAULT_RUBRIC }),
    people,
    access: createAccess({ gateway, people, clock, log }),
    mayManage: createMayManage(people, async () => []),
    gateway,
    messages: en,
    clock,
    log,
  };
}

/** Clicks on a button of the first decision, as Bolt hands it on; notes when it was acknowledged, and what was said. */
async function click(
  listener: ReturnType<typeof commandClicked>,
  done: string[] = [],
  said: string[] = [],
) {
  const app = new App({
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    token: 'xoxb-test',
    botId: 'B1',
    botUserId: 'UBOT',
    tokenVerificationEnabled: false,
    convoStore: false,
    logger: boltLogger(log),
  });
  const respond: RespondFn = async (message) => {
    said.push(typeof message === 'string' ? message : (message.text ?? ''));
    return new Response();
  };
  app.action<BlockAction>(ACTION.agree, (args) => listener({ ...args, respond }));
  app.error(async (error) => {
    throw error;
  });
  await app.processEvent({
    body: {
      type: 'block_actions',
      team: { id: 'T1', domain: 'acme' },
      user: { id: 'U2', name: 'u2' },
      trigger_id: '1.2.3',
      actions: [
        {
          type: 'button',
          action_id: ACTION.agree,
          block_id: decisionBlock('d1'),
          action_ts: '1',
          text: { type: 'plain_text', text: 'Agree' },
        },
      ],
    },
    ack: async () => {
      done.push('acknowledged');
    },
  });
}

/** How often the whole decision is read, and its channel alone. */
async function readsDuring(db: Db, run: (watched: Db) => Promise<void>) {
  const statements = await statementsOf(db, run);
  const times = (pattern: RegExp) => statements.filter(({ sql }) => pattern.test(sql)).length;
  return {
    whole: times(/^select \* from "decisions"|^update "decisions".*returning \*/),
    channel: times(/^select "channel_id" from "decisions"/),
  };
}

describe('a click', () => {
  it('that is a command reads the decision once, when it is carried out', async () => {
    const { db, at } = await harnessWith();
    const reads = await readsDuring(db, (watched) =>
      click(commandClicked(listenerDeps(watched), { kind: 'agree' })),
    );
    expect((await at()).votes).toMatchObject([{ userId: 'U2', voice: 'agree' }]);
    expect(reads).toEqual({ whole: 1, channel: 1 });
  });

  it('that is refused names nobody of a decision that has moved out of sight meanwhile', async () => {
    const { db } = await harnessWith();
    const deps = listenerDeps(db);
    const perform: ListenerDeps['perform'] = async () => {
      await db.updateTable('decisions').set({ channel_id: 'C9' }).execute();
      return { refused: 'not_decider' };
    };
    const access: ListenerDeps['access'] = {
      ...deps.access,
      soon: async (_, channelId) => (channelId === 'C1' ? 'may' : 'not_in_it'),
    };
    const said: string[] = [];
    await click(commandClicked({ ...deps, perform, access }, { kind: 'reveal' }), [], said);
    expect(said).toEqual([en.discussion.refusal.unknown_decision('')]);
  });

  it('that is refused is not acknowledged before its words are known', async () => {
    const { db } = await harnessWith();
    const deps = listenerDeps(db);
    const done: string[] = [];
    const perform: ListenerDeps['perform'] = async () => ({ refused: 'not_decider' });
    const queries: ListenerDeps['queries'] = {
      ...deps.queries,
      context: async () => {
        throw new Error('the database is gone');
      },
    };
    const clicking = click(commandClicked({ ...deps, perform, queries }, { kind: 'agree' }), done);
    await expect(clicking).rejects.toThrow('the database is gone');
    expect(done).toEqual([]);
  });

  it('that is a command is kept before it is acknowledged', async () => {
    const { db } = await harnessWith();
    const deps = listenerDeps(db);
    const done: string[] = [];
    const perform: ListenerDeps['perform'] = async (request) => {
      const outcome = await deps.perform(request);
      done.push('kept');
      return outcome;
    };
    await click(commandClicked({ ...deps, perform }, { kind: 'agree' }), done);
    expect(done).toEqual(['kept', 'acknowledged']);
  });

  it('that opens a form reads the decision once', async () => {
    const { db } = await harnessWith();
    const opened: string[] = [];
    const reads = await readsDuring(db, (watched) =>
      click(
        clicked(listenerDeps(watched), async ({ context }) => {
          opened.push(context.decision.title);
        }),
      ),
    );
    expect(opened).toEqual(['Billing bot']);
    expect(reads).toEqual({ whole: 1, channel: 0 });
  });
});
