export type { Advice } from './advice/advice.ts';
export type { Caution, CautionCode } from './advice/cautions.ts';
export type { Check } from './advice/checks.ts';
export { type Contradiction, contradictions } from './advice/contradictions.ts';
export { EVIDENCE, type EvidenceId } from './advice/evidence.ts';
export type { KindChoice, KindId, KindRuleId, PartId, Role } from './advice/kinds.ts';
export type { Plan } from './advice/plan.ts';
export type { DecidingQuestion, FirstStep } from './advice/question.ts';
export type { TradeOff, TradeOffId } from './advice/trade-offs.ts';
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
export { completed, earlierSchema } from './earlier.ts';
export type { Change, Flip, OpenQuestion } from './flips.ts';
export { HALVES, type Half, type HalfId, type Halves, type Standing } from './halves.ts';
export type { Need, Needs } from './needs.ts';
export { type CriterionPanel, type Panel, panelOf, type Range, type Rating } from './panel.ts';
export { INFLUENCES, type Influence, type Reason } from './reasons.ts';
export {
  adviceOn,
  type Options,
  type Recommendation,
  recommend,
  recommendationSchema,
} from './recommend.ts';
export {
  type BrokenInvariant,
  brokenInvariants,
  DEFAULT_RUBRIC,
  type Rubric,
  rubricSchema,
} from './rubric.ts';
export { STRENGTHS, type Strength } from './verdict.ts';
