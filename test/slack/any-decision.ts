import { fc } from '@fast-check/vitest';
import { LIMIT } from '../../src/slack/kit/blocks.ts';
import { clean } from '../../src/slack/kit/rich-text.ts';
import { anyDetails } from '../domain/details.ts';
import { anyAnswers, anyConsiderations } from '../engine/answers.ts';
import { aDecision } from '../store/a-decision.ts';
import { rawText } from './typed-text.ts';

const title = fc
  .oneof(rawText, fc.constantFrom('&'.repeat(150), '<'.repeat(150), '👩🏽‍🚀'.repeat(20), '\u2069'))
  .map((typed) => clean(clean(typed.replaceAll('\n', ' ')).slice(0, LIMIT.header)))
  .filter((typed) => typed !== '');
const context = fc
  .oneof(rawText, fc.constantFrom('&'.repeat(3000), '<!channel>'.repeat(300), '漢\n'.repeat(1500)))
  .map(clean);

/** Decisions as the form lets them through, with whatever people type. */
export const anyDecision = fc
  .record({
    title,
    context,
    answers: anyAnswers,
    considerations: anyConsiderations,
    details: anyDetails,
  })
  .map(aDecision);
