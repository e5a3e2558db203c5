import type { Decided, Decision, Vote } from '../../../src/domain/decision.ts';
import { type Answers, recommend } from '../../../src/engine/index.ts';
import { en } from '../../../src/i18n/en/english.ts';
import type { ModalView } from '../../../src/slack/kit/blocks.ts';
import { infoModal } from '../../../src/slack/kit/modal.ts';
import { forgetModal } from '../../../src/slack/privacy/forgetting-view.ts';
import {
  decisionModal,
  deletionModal,
  reviewModal,
  withdrawalModal,
} from '../../../src/slack/thread/decision-modal-view.ts';
import {
  disagreementModal,
  ratingKept,
  ratingModal,
} from '../../../src/slack/thread/rating-and-vote-modal-view.ts';
import { whatIfModal } from '../../../src/slack/thread/what-if-modal-view.ts';
import { NOON } from '../../store/a-decision.ts';
import { placedElements } from '../../workspace/elements.ts';
import { opened } from '../open-form.ts';

export const TODAY = '2026-01-15';

export const DECIDED: Decided = {
  outcome: 'rag',
  reason: 'We have no labels.',
  check: '',
  reviewOn: '2026-04-15',
  zone: 'Europe/Berlin',
  deciders: ['U1'],
  by: 'U1',
  at: NOON,
};

export const disagreement = (overrides: Partial<Vote> = {}): Vote => ({
  userId: 'U2',
  voice: 'disagree',
  reason: 'Too slow.',
  preferred: 'rag',
  revision: 1,
  castAt: NOON,
  ...overrides,
});

/** What somebody may have typed before, and the answers that they gave or try. */
type Typed = { readonly answers: Answers; readonly typed: string };

/** Every modal that a thread can open, about one decision. */
export const everyModal = (
  decision: Decision,
  { answers, typed }: Typed,
): Readonly<Record<string, ModalView>> => {
  const recommendation = recommend(answers);
  const decided: Decision = { ...decision, status: 'decided', decided: DECIDED };
  const trying = { answers, tried: recommendation, note: typed };
  return {
    rating: ratingModal(en, { decision, own: null }),
    'rating again': ratingModal(en, { decision, own: answers }),
    'rating kept': ratingKept(en, { decision, own: { answers, recommendation } }),
    'rating kept, blind': ratingKept(en, { decision, own: null }),
    disagreement: disagreementModal(en, { decision, vote: null }),
    'disagreement again': disagreementModal(en, {
      decision,
      vote: disagreement({ reason: typed }),
    }),
    decision: decisionModal(en, { decision, actorId: 'U1', today: TODAY }),
    withdrawal: withdrawalModal(en, { decision, mayDelete: false }),
    'withdrawal or deletion': withdrawalModal(en, { decision, mayDelete: true }),
    deletion: deletionModal(en, decision),
    'own words deleted': forgetModal(en, { userId: 'U1', isManager: false }),
    'words deleted by a manager': forgetModal(en, { userId: 'U1', isManager: true }),
    'what if': whatIfModal(en, { decision, ...trying }),
    'what if, decided': whatIfModal(en, { decision: decided, ...trying }),
    review: reviewModal(en, { decision: decided, today: TODAY }),
    said: infoModal(en, 'Not now', 'This is decided, so it cannot change any more.'),
  };
};

/** The blocks of a modal's fields, in reading order. */
export const fieldsOf = (modal: ModalView): readonly string[] =>
  placedElements(opened(modal).blocks).map(({ blockId }) => blockId);

/** What a field offers and shows. */
export const elementOf = (modal: ModalView, block: string) =>
  placedElements(opened(modal).blocks).find(({ blockId }) => blockId === block)?.element;

/** Every word of a modal, in reading order. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : wordsOf(inner)))
    .filter((words) => words !== '')
    .join('\n');
}

/** The texts that Slack parses. */
export const parsedTexts = (value: unknown): readonly string[] =>
  mrkdwnIn(value).map(({ text }) => text);

/** The same, and whether Slack is told to leave what looks like a link or a name alone. */
export function mrkdwnIn(
  value: unknown,
): readonly { readonly text: string; readonly verbatim: boolean }[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) {
    const verbatim = 'verbatim' in value && value.verbatim === true;
    return [{ text: String(value.text), verbatim }];
  }
  return Object.values(value).flatMap(mrkdwnIn);
}
