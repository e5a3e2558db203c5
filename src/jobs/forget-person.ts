import type { Place } from '../domain/decision.ts';
import type { Job, JobRow } from '../domain/job.ts';
import type { Answer } from '../slack/api/answer.ts';
import { forgottenMessage } from '../slack/privacy/forgetting-view.ts';
import { saveProgress } from '../store/jobs.ts';
import type { ForgetPerson } from '../usecases/forget-person.ts';
import { type JobContext, STOPPED } from './handler.ts';

type Context = Pick<JobContext, 'db' | 'gateway' | 'messages'> & { readonly forget: ForgetPerson };
type ForgetJob = Extract<Job, { kind: 'forget_person' }>;

/** Takes out what a person wrote, and tells the person who asked what was done. */
export async function forgetPersonJob(
  { db, gateway, messages: t, forget }: Context,
  row: JobRow,
  job: ForgetJob,
  signal: AbortSignal,
): Promise<Answer<Place | null>> {
  const { personId } = job;
  const done = await forget(personId, row.to, signal);
  const decisions = job.decisions + done.decisions;
  await saveProgress(db, row, { ...job, decisions });
  if (done.isStopped) return STOPPED;
  const content = forgottenMessage(t, { personId, by: row.to, decisions });
  return gateway.post({ channel: row.to, content, rowId: row.id });
}
