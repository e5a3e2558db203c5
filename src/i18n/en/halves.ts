import type { Assessed } from '../../domain/decision.ts';
import type { Half, HalfId, Need, PartId, Role } from '../../engine/index.ts';
import { kindIn, nameOf } from './kind-words.ts';
import { type Criteria, verdict } from './vocabulary.ts';

const NAMES = { retrieval: 'Retrieval', tuning: 'Tuning' } satisfies Record<HalfId, string>;

/** The verdict in words: its way, its two halves, and the picture of the needs. */
export function halvesWords(criteria: Criteria) {
  /** "yes, firm", "no, but close: depends on Behaviour", "probably no: Behaviour is not known" */
  function standing(half: Half, says: string): string {
    const [first] = half.decidedBy;
    const on = first === undefined ? '' : criteria[first].name;
    switch (half.standing) {
      case 'firm':
        return `${says}, firm`;
      case 'close':
        return `${says}, but close: depends on ${on}`;
      case 'open':
        return `probably ${says}: ${on} is not known`;
    }
  }

  function retrieval(of: Assessed): string {
    const half = of.recommendation.halves.retrieval;
    const kind = kindIn(of, 'retrieval');
    if (kind?.role === 'beside') return `only ${nameOf(kind, of)} (${standing(half, 'no search')})`;
    const without = kind?.kind === 'paste' ? ', without a search' : '';
    return standing(half, half.included ? `yes${without}` : 'no');
  }

  function tuning(of: Assessed): string {
    const { halves, kinds, question, reasons } = of.recommendation;
    const kind = kindIn(of, 'tuning');
    if (question.about === 'price' && kind?.role === 'compare') {
      return 'not for quality; for price and speed, if it is as good';
    }
    if (halves.tuning.included) {
      const isLast = kinds.some(({ role }) => role === 'first');
      return standing(halves.tuning, isLast ? 'as the last step' : 'yes');
    }
    const isBlocked = reasons.some(({ pull }) => pull === 'blocks');
    if (!isBlocked) return standing(halves.tuning, 'no');
    return halves.tuning.standing === 'firm'
      ? `not yet, waits for ${criteria.training_data.name}`
      : standing(halves.tuning, 'not yet');
  }

  return {
    /** "RAG: a look-up by key" */
    way: (of: Assessed): string => {
      const { kinds, question, verdict: said } = of.recommendation;
      const named = (role: Role, part?: PartId) =>
        kinds
          .filter((kind) => kind.role === role && (part === undefined || kind.part === part))
          .map((kind) => nameOf(kind, of));
      const [first] = named('first');
      const [challenger] = named('compare');
      if (question.about === 'price' && challenger !== undefined) {
        return `${verdict[said]}: good enough today; compare price and speed with ${challenger}`;
      }
      const compared = challenger === undefined ? [] : [`compare with ${challenger}`];
      if (first === undefined) {
        return [`${verdict[said]}: ${named('build').join(', and ')}`, ...compared].join('; ');
      }
      // Training comes last where something cheaper may make it needless; a look-up does not wait.
      const before = [...named('build', 'retrieval'), first].join(', and ');
      const last = `${named('build', 'tuning').join()} only if that falls short`;
      return `${verdict[said]}: ${before}; ${last}`;
    },
    /** "Retrieval: yes, firm. Tuning: not yet, …" */
    halves: (of: Assessed): string =>
      `${NAMES.retrieval}: ${retrieval(of)}. ${NAMES.tuning}: ${tuning(of)}.`,
    /** Where answers contradict each other. */
    contradicts: 'First clear up',
    picture: {
      knowledge: 'Look up',
      behaviour: 'Behave',
      labels: 'Labels',
      gate: {
        enough: 'gate open',
        too_few: 'closed: too few',
        none: 'closed: none',
        unknown: 'gate: not sure',
      },
      need: ({ low, high, threshold }: Need) =>
        `${low === high ? low : `${low}–${high}`}, needs ${threshold}`,
    },
  };
}
