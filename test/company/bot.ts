import { WebClient } from '@slack/web-api';
import { en } from '../../src/i18n/en/english.ts';
import { createLogger } from '../../src/logger.ts';
import { createAccess } from '../../src/slack/api/access.ts';
import { createGateway } from '../../src/slack/api/gateway.ts';
import { createPeople } from '../../src/slack/api/people.ts';
import { createVisibility, type Visibility } from '../../src/slack/api/visibility.ts';
import { type AnswerList, answerList } from '../../src/slack/command/command-listener.ts';
import { createPortfolio, type Portfolio } from '../../src/usecases/portfolio.ts';
import { roomForACrowd } from '../journeys/crowd.ts';
import { MANIFEST } from '../journeys/test-app.ts';
import { openInMemory } from '../store/a-decision.ts';
import { startWorkspace } from '../workspace/workspace.ts';
import type { Company } from './company.ts';
import { fill } from './fill.ts';
import { seedsOf } from './seeds.ts';

export type CompanyBot = {
  readonly reads: Portfolio;
  readonly visibility: Visibility;
  readonly answer: AnswerList;
  readonly stop: () => Promise<void>;
};

/** A company in a simulated workspace, of which the bot asks who is where. */
export async function startCompanyBot(company: Company, now: number): Promise<CompanyBot> {
  const slack = await startWorkspace({
    manifest: MANIFEST,
    ...seedsOf(company),
    timing: { tierFactor: Number.POSITIVE_INFINITY },
  });
  const db = await openInMemory();
  await fill(db, company);
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl });
  const gateway = createGateway(client, client, () => now);
  const log = createLogger({ level: 'silent', secrets: [], json: true, write: () => {} });
  // Does not give up on an answer because a machine is slow.
  const { clock } = roomForACrowd();
  const asking = { gateway, clock, log };
  const installation = { teamId: slack.world.team.id, enterpriseId: null, isOrgWide: false };
  const people = createPeople({ ...asking, installation });
  const access = createAccess({ ...asking, people });
  const visibility = createVisibility({ ...asking, people });
  const reads = createPortfolio({ db, now: () => now });
  return {
    reads,
    visibility,
    answer: answerList({ portfolio: reads, visibility, access, people, messages: en }),
    stop: async () => {
      await db.destroy();
      await slack.stop();
    },
  };
}
