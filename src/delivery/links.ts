import type { Decision, Place } from '../records/decision.ts';
import type { Gateway } from '../slack/gateway.ts';
import { saveLinks } from '../store/decisions.ts';
import type { Db } from '../store/open.ts';
import type { Scene } from './scene.ts';

/** The scene with every permanent link that Slack tells: to the threads, and to what was asked from. */
export async function withLinks(db: Db, gateway: Gateway, scene: Scene): Promise<Scene> {
  return {
    ...scene,
    decision: await linked(db, gateway, scene.decision),
    supersedes: scene.supersedes && (await linked(db, gateway, scene.supersedes)),
    supersededBy: scene.supersededBy && (await linked(db, gateway, scene.supersededBy)),
  };
}

/** A link that Slack does not tell is asked for again with the next message. */
export async function linked(db: Db, gateway: Gateway, decision: Decision): Promise<Decision> {
  const { thread, source } = decision;
  if (thread === null || decision.link !== null) return decision;
  const link = await ask(gateway, thread);
  if (link === null) return decision;
  const found = {
    link,
    source: source && { ...source, link: source.link ?? (await ask(gateway, source.place)) },
  };
  await saveLinks(db, { id: decision.id, ...found }, thread);
  return { ...decision, ...found };
}

async function ask(gateway: Gateway, place: Place): Promise<string | null> {
  const answer = await gateway.permalink(place);
  return answer.kind === 'done' ? answer.value : null;
}
