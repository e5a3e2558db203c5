import type { Assessed } from '../../domain/decision.ts';
import type { KindChoice } from '../../engine/index.ts';
import { baseline, nameOf, sentence } from './case-words.ts';
import { list } from './vocabulary.ts';

/** What the test may show, and what to do then. */
export function switches(of: Assessed): readonly string[] {
  const { kinds, verdict } = of.recommendation;
  const { today = 'nothing' } = of.details;
  const builds = (part: 'retrieval' | 'tuning') =>
    kinds.some((choice) => choice.part === part && choice.role === 'build');
  const challenger = kinds.find(({ role }) => role === 'compare');
  const later = kinds.find(({ role }) => role === 'later');
  return [
    ...(verdict === 'prompting' || today === 'nothing' ? [] : [bothPass(of)]),
    ...(builds('retrieval')
      ? [
          'What must be looked up is handed over by hand, and it still fails: finding is not the trouble; look at prompt and behaviour.',
        ]
      : []),
    ...(builds('tuning')
      ? [
          'Twice the examples no longer help and the line is not reached: the labels or the base model are the limit, not the amount.',
        ]
      : []),
    ...(later === undefined ? [] : [`${sentence(rest(later))}: ${nameOf(later, of)} is next.`]),
    ...(verdict === 'prompting' && challenger === undefined && later === undefined
      ? [
          'A week of rewording no longer helps: what is still missing, a fact or a form, names the next step.',
        ]
      : []),
    ...(challenger === undefined ? [] : [challenged(challenger, of)]),
  ];
}

const rest = ({ kind }: KindChoice): string =>
  kind === 'retriever'
    ? 'most misses were found and ranked low'
    : 'what is still wrong is judgement, and no rule states it';

/** A reason to leave what is in place, other than its quality. */
function bothPass(of: Assessed): string {
  const { details, recommendation } = of;
  const { limits = [], today } = details;
  const { kinds } = recommendation;
  if (today === 'retrieval' && kinds.some(({ rule }) => rule === 'text_fits')) {
    return 'Both pass: take the pasted text, and drop the search.';
  }
  const reasons = [
    ...(limits.includes('own_machines') ? ['your own machines'] : []),
    ...(limits.includes('cost') ? ['price'] : []),
    ...(limits.includes('latency') ? ['speed'] : []),
  ];
  if (of.answers.hallucination === 4) return 'Both pass: take the one with fewer grave mistakes.';
  const isMended = kinds.some(({ rule }) => rule === 'improve_retrieval');
  return reasons.length > 0 && !isMended
    ? `Both pass: ${list(reasons)} decide${reasons.length === 1 && reasons[0] !== 'your own machines' ? 's' : ''}.`
    : `${sentence(baseline(of))} passes too: keep it.`;
}

function challenged(choice: KindChoice, of: Assessed): string {
  const { transparency } = of.answers;
  const name = sentence(nameOf(choice, of));
  if (transparency !== 'unsure' && transparency >= 2) {
    return `${name} is clearly better, and nobody needs the sentence it rests on: take it.`;
  }
  return `${name} is as good: take it, for price and speed.`;
}
