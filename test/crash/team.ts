import type { Workspace } from '../workspace/workspace.ts';
import type { ActionLog } from './action-log.ts';
import {
  type Action,
  agree,
  anyAnswers,
  ask,
  decide,
  disagree,
  exportIt,
  propose,
  rate,
  reveal,
  review,
  revise,
  startOver,
  withdraw,
} from './actions.ts';
import { type DiscussionThread, findThread, offers } from './thread.ts';

/** Three people who discuss one decision after the other. */
export type Team = {
  readonly slack: Workspace;
  /** The owner, another decider, and a member without a role. */
  readonly people: readonly [string, string, string];
  readonly channels: readonly string[];
  readonly random: () => number;
  readonly isGoing: () => boolean;
  readonly keep: (log: ActionLog) => void;
};

const OPEN: readonly Action[] = [rate, agree, agree, disagree, revise, propose, exportIt];
const FORMS_OF_ANYBODY: ReadonlySet<Action> = new Set([rate, agree, disagree, propose, exportIt]);
/** The bot asks for a review only when a test moves the time. */
const REVIEW_MS = 3_000;
const SHOWN_MS = 20_000;

/** Discusses decisions until it is time to stop; what has been begun is finished. */
export async function discussForever(team: Team, name: string): Promise<void> {
  for (let turn = 0; team.isGoing(); turn += 1) await discuss(team, `${name}-${turn}`, turn);
}

async function discuss(team: Team, title: string, turn: number): Promise<void> {
  const { slack, people, channels, random, keep } = team;
  const [owner, decider, other] = people;
  const log = newLog(slack, owner, {
    title,
    channel: channels[turn % channels.length] ?? '',
    isBlind: random() < 0.5,
  });
  keep(log);
  const answers = anyAnswers(random());
  const asking = { who: owner, answers, others: [decider, other] };
  while (team.isGoing() && !(await ask(slack, log, asking))) {
    if (log.unanswered > 0) return;
  }
  const thread = log.lines.length === 0 ? null : await findThread(slack, log);
  if (thread === null) return;
  if (log.isBlind && !(await rateBlind(team, thread))) return;
  const many = 2 + Math.floor(random() * 5);
  for (let step = 0; step < many && team.isGoing(); step += 1) {
    const deed = pick(OPEN, random);
    const who = FORMS_OF_ANYBODY.has(deed) ? pick(people, random) : pick([owner, decider], random);
    await deed(thread, who, `${title}.${step}`, random());
  }
  if (team.isGoing()) await end(team, thread);
}

/** Some people rate, then a person or a timer reveals; true when the reveal is visible to all. */
async function rateBlind(
  { people, random, isGoing }: Team,
  thread: DiscussionThread,
): Promise<boolean> {
  const [owner, decider, other] = people;
  for (const who of [other, owner, decider].slice(0, Math.floor(random() * 4))) {
    if (!isGoing()) return false;
    await rate(thread, who, '', random());
  }
  const chance = random();
  if (chance < 0.1 && isGoing()) {
    await withdraw(thread, owner, 'Never shown', 0);
    return false;
  }
  // Some are left to their deadline, which comes when time passes.
  if (chance < 0.8 && isGoing()) await reveal(thread, decider, '', 0);
  return isGoing() && offers(thread, 'agree', chance < 0.8 ? SHOWN_MS : REVIEW_MS);
}

async function end(team: Team, thread: DiscussionThread): Promise<void> {
  const { slack, people, random } = team;
  const [owner, decider] = people;
  const { log } = thread;
  const who = pick([owner, decider], random);
  const again = (): ActionLog => {
    const next = newLog(slack, owner, {
      ...log,
      title: `${log.title} again`,
      isBlind: false,
    });
    team.keep(next);
    return next;
  };
  const chance = random();
  if (chance < 0.15) return;
  const words = `${log.title} ends`;
  if (chance < 0.3) await withdraw(thread, who, words, 0);
  else if (chance < 0.45) await startOver(again())(thread, owner, words, random());
  else if (await decide(thread, who, words, random())) await lookAgain(team, thread, again);
}

/** When the review is due, a person reviews the decision, and may start a new one. */
async function lookAgain(
  { people: [owner, decider], random, isGoing }: Team,
  thread: DiscussionThread,
  again: () => ActionLog,
): Promise<void> {
  if (random() < 0.3 || !(await offers(thread, 'review', REVIEW_MS))) return;
  await review(thread, decider, '', 0);
  if (isGoing() && random() < 0.5) await startOver(again())(thread, owner, '', random());
}

const pick = <T>(from: readonly T[], random: () => number): T => {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
};

const newLog = (
  slack: Workspace,
  owner: string,
  of: Pick<ActionLog, 'title' | 'channel' | 'isBlind'>,
): ActionLog => ({
  title: of.title,
  channel: of.channel,
  isBlind: of.isBlind,
  ownerId: slack.as(owner).person.id,
  lines: [],
  votes: new Map(),
  ratings: new Map(),
  wasRevealed: false,
  actions: [],
  exportsTried: 0,
  unanswered: 0,
});
