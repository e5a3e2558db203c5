import { onTestFinished } from 'vitest';
import type { Submission } from '../../src/domain/commands.ts';
import type { Decision } from '../../src/domain/decision.ts';
import {
  LIVE_MESSAGES,
  type LiveMessage,
  type OutboxMessage,
} from '../../src/domain/outbox-entry.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { eraseMessages } from '../../src/jobs/erase-messages.ts';
import { sendRecord } from '../../src/jobs/export.ts';
import { forgetPersonJob } from '../../src/jobs/forget-person.ts';
import { createJobRunner } from '../../src/jobs/runner.ts';
import { createLogger } from '../../src/logger.ts';
import { createWakeUp } from '../../src/loop.ts';
import { render } from '../../src/outbox/render.ts';
import { loadThreadContext } from '../../src/outbox/thread-context.ts';
import { createWorker } from '../../src/outbox/worker.ts';
import { createNames } from '../../src/slack/api/names.ts';
import type { Visible } from '../../src/slack/api/visibility.ts';
import type { MessageContent } from '../../src/slack/kit/blocks.ts';
import { findDecision } from '../../src/store/decisions.ts';
import { countOpen } from '../../src/store/outbox-claim.ts';
import { deleteDecision } from '../../src/usecases/delete-decision.ts';
import { forgetPerson, requestForgetting } from '../../src/usecases/forget-person.ts';
import { type CommandRequest, perform, type UseCaseDeps } from '../../src/usecases/perform.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { redeliver, resumeChannel } from '../../src/usecases/redeliver.ts';
import { submitDecision } from '../../src/usecases/submit.ts';
import { uninstall } from '../../src/usecases/uninstall.ts';
import { rate } from '../engine/answers.ts';
import { handClock } from '../jobs/hand-clock.ts';
import { openInMemory } from '../store/a-decision.ts';
import { owedJobs } from '../store/a-job.ts';
import { uninstallAtOnce } from '../usecases/harness.ts';
import { aSlack, type Message } from './a-slack.ts';

export const PACE = 1_000;
/** The messages of a thread in which one person has rated: all but a panel. */
export const WHOLE = LIVE_MESSAGES.length - 1;
const SUPPORT = rate('3 4 4 3 3 2');
export const OTHERWISE = rate('0 0 1 1 2 2');

type MemberCommand = CommandRequest['command'];

const CHANNELS = new Map([['C1', 'support-tools']]);

/** A bot's use cases, delivery and jobs, with its own fake Slack and a clock that only the test moves. */
export async function aBot(names: Readonly<Record<string, string>> = {}) {
  const db = await openInMemory();
  const clock = handClock();
  const slack = aSlack(names);
  let accessScope: Visible = { channels: new Set(['C1']), names: CHANNELS, isComplete: true };
  const lines: string[] = [];
  const write = (line: string): void => void lines.push(line);
  const logger = createLogger({ level: 'debug', secrets: [], json: true, write });
  const outboxWakeUp = createWakeUp();
  const jobsWakeUp = createWakeUp();
  let ids = 0;
  const deps: UseCaseDeps = {
    db,
    now: clock.now,
    rubric: DEFAULT_RUBRIC,
    refreshMs: PACE,
    wakeDelivery: outboxWakeUp.wake,
    wakeJobs: jobsWakeUp.wake,
  };
  const submit = submitDecision({
    ...deps,
    newId: () => {
      ids += 1;
      return `d${ids}`;
    },
  });
  const worker = createWorker({
    delivered: () => {},
    db,
    clock,
    random: () => 0,
    logger,
    rubric: DEFAULT_RUBRIC,
    paceMs: PACE,
    wakeUp: outboxWakeUp,
    context: {
      gateway: slack.gateway,
      access: { of: async () => 'may', reach: async () => 'may' },
      messagesIn: () => en,
      botUserId: 'UBOT',
    },
  });
  worker.start();
  const { gateway } = slack;
  const erasing = { db, gateway, messages: en, clock, random: () => 0, logger, paceMs: PACE };
  const handing = {
    ...erasing,
    rubric: DEFAULT_RUBRIC,
    portfolio: createPortfolio({ db, now: clock.now }),
    names: createNames({ gateway, clock, log: logger }),
    visibility: { of: async () => accessScope },
  };
  const jobs = createJobRunner({
    db,
    clock,
    random: () => 0,
    logger,
    wakeUp: jobsWakeUp,
    handle: async (row, signal) => {
      const { job } = row;
      if (job.kind === 'export') return sendRecord(handing, row, job, signal);
      if (job.kind === 'erase_messages') return eraseMessages(erasing, row, job, signal);
      // What time brings is left alone here.
      if (job.kind !== 'forget_person') return { kind: 'done', value: null };
      return forgetPersonJob(
        { db, gateway, messages: en, forget: forgetPerson(deps) },
        row,
        job,
        signal,
      );
    },
  });
  jobs.start();
  onTestFinished(async () => {
    await jobs.stop();
    await worker.stop();
    await db.destroy();
  });
  let keys = 0;
  const exportsOwed = async (): Promise<number> =>
    (await owedJobs(db)).filter(({ kind }) => kind === 'export').length;

  const decision = async (id = 'd1'): Promise<Decision> => {
    const found = await findDecision(db, id);
    if (found === null) throw new Error(`there is no ${id}`);
    return found;
  };
  /** Lets time pass until all is delivered; at most a day. */
  async function delivered(): Promise<void> {
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      await clock.pass(minute === 0 ? PACE : 60_000);
      const { due, blocked } = await countOpen(db);
      if (due + blocked + (await exportsOwed()) === 0) return;
    }
    throw new Error('not everything is delivered');
  }
  /** The messages that rows of these outbox entries have posted, in their order. */
  async function messagesOf(is: (message: OutboxMessage) => boolean, id = 'd1') {
    const rows = await db
      .selectFrom('outbox')
      .select(['id', 'kind', 'payload'])
      .where('decision_id', '=', id)
      .execute();
    const wanted = rows.filter(({ kind, payload }) => is({ ...JSON.parse(payload), kind }));
    return slack.messages().filter(({ rowId }) => wanted.some((row) => row.id === rowId));
  }
  const standing = (name: LiveMessage, id = 'd1'): Promise<readonly Message[]> =>
    messagesOf(
      (message) => message.kind === name || (message.kind === 'refresh' && message.live === name),
      id,
    );
  const asItIs = async (name: LiveMessage, id: string): Promise<MessageContent | undefined> => {
    const message = { kind: 'refresh', live: name } as const;
    const threadContext = await loadThreadContext(db, id, message, DEFAULT_RUBRIC);
    if (threadContext === null) return undefined;
    return render(en, message, { ...threadContext, botUserId: 'UBOT' }, { channelId: 'C1' })[0];
  };
  return {
    db,
    clock,
    slack,
    decision,
    delivered,
    messagesOf,
    standing,
    log: (): string => lines.join(''),
    erase: (decisionId = 'd1') =>
      deleteDecision(deps)({ decisionId, actorId: 'U1', isManager: false }),
    forget: (personId: string) =>
      requestForgetting(deps)({ personId, actorId: personId, key: 'form' }),
    uninstall: uninstall(uninstallAtOnce(db)),
    stopJobs: jobs.stop,
    /** From now on everybody who exports sees this. */
    sees: (of: Visible): void => {
      accessScope = of;
    },
    /** Lets time pass until this is so; at most ten seconds. */
    async passUntil(isSo: () => boolean): Promise<void> {
      for (let tenth = 0; tenth < 100 && !isSo(); tenth += 1) await clock.pass(100);
      if (!isSo()) throw new Error('it is not so after ten seconds');
    },
    /** Lets time pass until all jobs are done; at most an hour. */
    async jobsDone(): Promise<void> {
      for (let minute = 0; minute < 60; minute += 1) {
        await clock.pass(60_000);
        if ((await owedJobs(db)).length === 0) return;
      }
      throw new Error('not every job is done');
    },
    redeliver: redeliver(deps),
    invite: resumeChannel(deps),
    submit: (said: Partial<Submission> = {}) =>
      submit({
        sourceKey: `view ${ids}`,
        teamId: 'T1',
        channelId: 'C1',
        userId: 'U1',
        title: 'Billing bot',
        context: '',
        answers: SUPPORT,
        considerations: [],
        details: {},
        deciders: [],
        blind: null,
        source: null,
        supersedes: null,
        ...said,
      }),
    /** Performs a person's command, which must be allowed. */
    async does(actorId: string, command: MemberCommand, decisionId = 'd1'): Promise<void> {
      keys += 1;
      const outcome = await perform(deps)({ decisionId, actorId, key: `K${keys}`, command });
      if ('refused' in outcome) throw new Error(outcome.refused);
    },
    /** The live messages of a thread that do not show the current state. */
    async outdated(id = 'd1'): Promise<readonly string[]> {
      const wrong: string[] = [];
      for (const name of LIVE_MESSAGES) {
        const content = await asItIs(name, id);
        const message = (await standing(name, id)).at(-1);
        if (message === undefined) continue;
        if (JSON.stringify(message.states.at(-1)) !== JSON.stringify(content)) wrong.push(name);
      }
      return wrong;
    },
  };
}

export type Bot = Awaited<ReturnType<typeof aBot>>;

/** The current text of messages. */
export const textOf = (messages: readonly Message[]): string =>
  JSON.stringify(messages.map(({ states }) => states.at(-1)));
