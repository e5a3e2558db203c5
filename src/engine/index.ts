export { type Caution, type CautionCode, type Contradiction, contradictions } from './cautions.ts';
export {
  type Answer,
  type Answers,
  answersSchema,
  CONSIDERATIONS,
  type ConsiderationId,
  CRITERIA,
  type CriterionId,
  LEVELS,
  type Level,
  VERDICTS,
  type Verdict,
} from './criteria.ts';
export {
  BUILDERS,
  type Builders,
  CHECKABLE,
  type Checkable,
  DETAILS,
  type DetailId,
  type Details,
  detailsSchema,
  IN_PLACE,
  type InPlace,
  LIMITS,
  type Limit,
  LOOK_UPS,
  type LookUp,
  MOST_REQUESTS,
  TASKS,
  type Task,
} from './details.ts';
export type { Change, Flip, OpenQuestion } from './flips.ts';
export type { Need, Needs } from './needs.ts';
export { type CriterionPanel, type Panel, panelOf, type Range, type Rating } from './panel.ts';
export type { CheckCode, Plan } from './plan.ts';
export type { Headline, Reason } from './reasons.ts';
export { type Options, type Recommendation, recommend, recommendationSchema } from './recommend.ts';
export {
  type BrokenInvariant,
  brokenInvariants,
  DEFAULT_RUBRIC,
  type Rubric,
  rubricSchema,
} from './rubric.ts';
export {
  EVIDENCE,
  type EvidenceId,
  type TradeOff,
  type TradeOffId,
  tradeOffsFor,
} from './trade-offs.ts';
export { STRENGTHS, type Strength } from './verdict.ts';
