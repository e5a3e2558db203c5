import type { Assessed } from '../../domain/decision.ts';
import {
  atLeast,
  baseline,
  byTask,
  items,
  rightAndNeeded,
  rightToday,
  sentence,
  shareNeeded,
  wrongToday,
} from './case-words.ts';
import { kindIn } from './kind-words.ts';

/** Both halves are firm: whether the recommended way can work at all decides. */
export function measure(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'look_up':
        return `Can your systems give out what the ${items(of)} need, safely and with the asker’s rights?`;
      case 'paste':
        return 'Does the text answer what people ask? What is not in it, no method can find.';
      default:
        return 'Do the sources answer what people ask? What is not in them, no method can find.';
    }
  }
  const { task, measured } = of.details;
  const isUnmeasuredText = (task === undefined || task === 'write') && measured === undefined;
  if (isUnmeasuredText && atLeast(of.answers.hallucination, 3)) {
    return 'Can every statement be traced to what came with the request, and is that itself right?';
  }
  return byTask(of, {
    extract:
      'Can somebody say in one line how to choose each value? Then a plain prompt will mostly be enough.',
    classify: 'Do two people choose the same class? No method gets right what they disagree on.',
    act: 'Are the calls and their limits clear enough for code to refuse a wrong one?',
    other:
      measured === undefined
        ? `Is ${baseline(of)} good enough already? Nobody has measured it.`
        : `Which share is good enough? ${sentence(rightAndNeeded(of))}, and nobody has said.`,
  });
}

/** What the errors of today have in common decides what fixes them. */
export function misses(of: Assessed): string {
  const wrong = wrongToday(of);
  const needed = shareNeeded(of);
  const figures = rightAndNeeded(of);
  const retrieval = kindIn(of, 'retrieval');
  const { today } = of.details;
  if (retrieval?.role === 'build' && retrieval.kind !== 'paste' && today !== 'retrieval') {
    return `Of ${wrong} that are wrong today, how many come right when somebody supplies what they need by hand? Looking it up mends those and no others (${figures}).`;
  }
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return `Of ${wrong} that are wrong today, how many does the text answer at all? The others need a better text, not a better model (${figures}).`;
      case 'look_up':
        return `Of ${wrong} that are wrong today, in how many was the right record read (${figures})?`;
      case 'agentic_search':
        return `When somebody supplies the right files or tables, does it reach ${needed}? If so, work on finding them; if not, finding is not enough (${rightToday(of)} today).`;
      default:
        return `Of ${wrong} that are wrong today: did the model get all the right passages, and none out of date? If not, fix the sources and the search; if so, the prompt or the model (${figures}).`;
    }
  }
  return byTask(of, {
    classify: `How often do two people choose the same class? If it is less than ${needed}, no method can reach that (${rightToday(of)} today).`,
    extract: `Of ${wrong} that are wrong today: misread, or read correctly and turned into the wrong value or code? Training fixes the first, a table the second (${figures}).`,
    write: `Do two editors agree, blind, on what to reject? If so, is it voice, structure or facts (${figures})?`,
    act: `At which step do ${wrong} fail: choice of tool, argument, stale value, or stopping too early (${figures})?`,
    code: `How many of ${wrong} that fail pass once the model sees what the code depends on and gets its errors back (${figures})?`,
    other: `What do ${wrong} that are wrong have in common: a missing fact, the form, or the judgement (${figures})?`,
  });
}
