import { type Answers, CRITERIA } from '../engine/index.ts';

export const sameAnswers = (a: Answers, b: Answers): boolean =>
  CRITERIA.every((id) => a[id] === b[id]);
