import type { KnownBlock } from '@slack/types';
import type { Decision } from '../../domain/decision.ts';
import { header } from './blocks.ts';
import { quote, toRichText } from './rich-text.ts';

/** Which case a form is about, and what it is for; nothing that anybody answered. */
export const decisionIntro = ({
  title,
  context,
}: Pick<Decision, 'title' | 'context'>): readonly KnownBlock[] => [
  header(title),
  ...(context === '' ? [] : [toRichText([quote(context)])]),
];
