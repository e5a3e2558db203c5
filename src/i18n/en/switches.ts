import type { Assessed } from '../../domain/decision.ts';
import type { KindChoice } from '../../engine/index.ts';
import { atLeast, baseline, sentence } from './case-words.ts';
import { nameOf } from './kind-words.ts';
import { list } from './vocabulary.ts';

/** What the test may show, and what to do then. */
export function switches(of: Assessed): readonly string[] {
  const { kinds, verdict } = of.recommendation;
  const { today = 'nothing' } = of.details;
  const builds = (part: 'retrieval' | 'tuning') =>
    kinds.some((choice) => choice.part === part && choice.role === 'build');
  const challenger = kinds.find(({ role }) => role === 'compare');
  const later = kinds.find(({ role }) => role === 'later');
  const isPromptAlone = verdict === 'prompting' && challenger === undefined && later === undefined;
  const all = [
    verdict === 'prompting' || today === 'nothing' ? null : bothPass(of),
    builds('retrieval')
      ? 'It still fails with the right material supplied by hand: look at the prompt and behaviour, not at the search.'
      : null,
    builds('tuning')
      ? 'Twice the examples do not help, and it misses the pass line: the labels or the base model are the limit.'
      : null,
    later === undefined ? null : `${reasonFor(later)}: ${nameOf(later, of)} is next.`,
    isPromptAlone
      ? 'A week of rewording no longer helps: what is still missing, a fact or a form, tells you the next step.'
      : null,
    challenger === undefined ? null : challengerWins(challenger, of),
  ];
  return all.filter((one) => one !== null);
}

const reasonFor = ({ kind }: KindChoice): string =>
  kind === 'retriever'
    ? 'In most errors the right passage was found, but ranked low'
    : 'What is still wrong is judgement that no rule can state';

/** A reason to leave what is in place, other than its quality. */
function bothPass(of: Assessed): string {
  const { limits = [], today } = of.details;
  const { kinds } = of.recommendation;
  const has = (rule: KindChoice['rule']) => kinds.some((choice) => choice.rule === rule);
  if (today === 'retrieval' && has('text_fits')) {
    return 'Both pass: take the pasted text, and drop the search.';
  }
  if (of.answers.hallucination === 4) return 'Both pass: take the one with fewer grave errors.';
  const reasons = [
    ...(limits.includes('own_machines') ? ['where it can run'] : []),
    ...(limits.includes('cost') ? ['price'] : []),
    ...(limits.includes('latency') ? ['speed'] : []),
  ];
  if (reasons.length === 0 || has('improve_retrieval')) {
    return `${sentence(baseline(of))} passes too: keep it.`;
  }
  return `Both pass: ${list(reasons)} ${reasons.length === 1 ? 'decides' : 'decide'}.`;
}

function challengerWins(challenger: KindChoice, of: Assessed): string {
  const name = sentence(nameOf(challenger, of));
  return atLeast(of.answers.transparency, 2)
    ? `${name} is clearly better, and nobody needs to see which sentence it relied on: take it.`
    : `${name} is as good: take it for its price and speed.`;
}
