import type { Assessed } from '../../domain/decision.ts';
import type { Half, HalfId, Need, Role } from '../../engine/index.ts';
import { nameOf } from './case-words.ts';
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
        return isBlocked ? `not yet, waits for ${on}` : `${says}, firm`;
      case 'close':
        return `${says}, but close: hangs on ${on}`;
      case 'open':
        return `probably ${says}: ${on} is not sure`;
    }
  }

  return {
    /** "RAG: a look-up by key" */
    way: (of: Assessed): string => {
      const { kinds, question, verdict: said } = of.recommendation;
      const named = (role: Role) =>
        kinds.filter((kind) => kind.role === role).map((kind) => nameOf(kind, of));
      const [first] = named('first');
      const [challenger] = named('compare');
      const beside = kinds.find(
        ({ role, rule }) => role === 'beside' && rule !== 'improve_retrieval',
      );
      const build = named('build').join(', and ');
      if (question.about === 'price' && challenger !== undefined) {
        return `${verdict[said]}, until ${challenger} does as well for less`;
      }
      return [
        `${verdict[said]}: ${first === undefined ? build : `${first} first; ${build} only if that falls short`}`,
        ...(beside === undefined ? [] : [`${nameOf(beside, of)} where it is needed`]),
        ...(challenger === undefined ? [] : [`compare with ${challenger}`]),
      ].join('; ');
    },
    /** "Retrieval: yes, firm. Tuning: not yet, …" */
    halves: ({ recommendation: { halves, kinds, question, reasons } }: Assessed): string => {
      const isBlocked = reasons.some(({ pull }) => pull === 'blocks') && !halves.tuning.included;
      const isForPrice =
        question.about === 'price' &&
        kinds.some(({ part, role }) => part === 'tuning' && role === 'compare');
      const tuning = isForPrice
        ? 'not for quality; for price and speed, try it'
        : standing(halves.tuning, isBlocked);
      return `${NAMES.retrieval}: ${standing(halves.retrieval, false)}. ${NAMES.tuning}: ${tuning}.`;
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
