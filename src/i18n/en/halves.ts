import type { Assessed } from '../../domain/decision.ts';
import type { Half, HalfId, Need } from '../../engine/index.ts';
import { KIND_NAMES, kindIn } from './case-words.ts';
import { type Criteria, verdict } from './vocabulary.ts';

const NAMES = { retrieval: 'Retrieval', tuning: 'Tuning' } satisfies Record<HalfId, string>;

/** The verdict in words: its way, its two halves, and the picture of the needs. */
export function halvesWords(criteria: Criteria) {
  /** "yes, firm", "not yet: hangs on Training data", "probably no: Behaviour is not sure" */
  function standing(half: Half, isBlocked: boolean): string {
    const [first] = half.decidedBy;
    const on = first === undefined ? '' : criteria[first].name;
    const says = half.included ? 'yes' : isBlocked ? 'not yet' : 'no';
    switch (half.standing) {
      case 'firm':
        return isBlocked ? `not yet, until ${on || 'Training data'} reaches` : `${says}, firm`;
      case 'close':
        return `${says}, but close: hangs on ${on}`;
      case 'open':
        return `probably ${says}: ${on} is not sure`;
    }
  }

  return {
    /** "RAG: a look-up by key" */
    way: (of: Assessed): string => {
      const kinds = (['retrieval', 'tuning'] as const).flatMap((part) => {
        const choice = kindIn(of, part);
        return choice?.role === 'build' ? [KIND_NAMES[choice.kind]] : [];
      });
      const prompting = kindIn(of, 'prompting');
      if (kinds.length === 0 && prompting !== undefined) kinds.push(KIND_NAMES[prompting.kind]);
      return `${verdict[of.recommendation.verdict]}: ${kinds.join(', and ')}`;
    },
    /** "Retrieval: yes, firm. Tuning: not yet, …" */
    halves: ({ recommendation: { halves, reasons } }: Assessed): string => {
      const isBlocked = reasons.some(({ pull }) => pull === 'blocks');
      return `${NAMES.retrieval}: ${standing(halves.retrieval, false)}. ${NAMES.tuning}: ${standing(halves.tuning, isBlocked && !halves.tuning.included)}.`;
    },
    picture: {
      knowledge: 'Look up',
      behaviour: 'Behave',
      labels: 'Labels',
      gate: {
        enough: 'gate open',
        too_few: 'gate closed: too few',
        none: 'gate closed: none',
        unknown: 'gate: not sure',
      },
      need: ({ low, high, threshold }: Need) =>
        `${low === high ? low : `${low}–${high}`}, needs ${threshold}`,
    },
  };
}
