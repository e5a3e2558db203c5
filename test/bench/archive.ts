import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ARCHIVE_FORMATS, type ArchiveFormat } from '../../src/domain/job.ts';
import { NO_FILTER } from '../../src/domain/portfolio.ts';
import { DEFAULT_RUBRIC } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import { archiveFiles } from '../../src/jobs/export.ts';
import { createPortfolio } from '../../src/usecases/portfolio.ts';
import { publicChannels } from '../company/access-scopes.ts';
import { filledStore } from '../company/store.ts';

const NOW = Date.UTC(2026, 10, 1);
const MEGABYTE = 1_000_000;

/** How long an export of so many decisions takes, and how long a click has to wait meanwhile. */
export async function benchArchive(decisions: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'rag-or-finetune-bench-'));
  const { db, company } = await filledStore(join(folder, 'decisions.db'), decisions, NOW);
  const deps = {
    failed: (_: string, error: unknown): never => {
      throw error;
    },
    messages: en,
    portfolio: createPortfolio({ db, now: () => NOW }),
    rubric: DEFAULT_RUBRIC,
  };
  const reader = {
    accessScope: publicChannels(company),
    names: new Map<string, string>(),
    exportedAt: NOW,
  };
  const lines: string[] = [];
  for (const format of ARCHIVE_FORMATS) lines.push(await measured(format));
  await db.destroy();
  await rm(folder, { recursive: true });
  return [
    `Exporting what can be seen of ${decisions.toLocaleString('en')} decisions:`,
    ...lines,
  ].join('\n');

  async function measured(format: ArchiveFormat): Promise<string> {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const started = performance.now();
    const { files, decisions: told } = await archiveFiles(
      deps,
      { format, filter: NO_FILTER },
      reader,
    );
    const seconds = (performance.now() - started) / 1000;
    delay.disable();
    const size = files.reduce((sum, { content }) => sum + content.length, 0) / MEGABYTE;
    const waits = [delay.percentile(99), delay.max].map((ns) => (ns / 1e6).toFixed(0));
    return `    ${format.padEnd(6)}${told} decisions in ${seconds.toFixed(1)} s, ${size.toFixed(1)} MB; others wait ${waits[0]} ms (99 %), ${waits[1]} ms at most`;
  }
}
