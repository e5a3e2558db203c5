import { ask, type Case } from '../journeys/ask.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openWorkspace } from './visit.ts';

/** What Ana asks: hybrid, and RAG without examples to train on. */
export const ASKED: Case = { title: 'Customer support assistant', answers: '3 4 4 3 3 2' };

/** A workspace in which she has asked it in #general. */
export async function workspaceWithCase(
  options: Parameters<typeof openWorkspace>[0] = {},
): Promise<Workspace> {
  const slack = await openWorkspace(options);
  await ask(slack, 'ana', 'general', ASKED);
  return slack;
}
