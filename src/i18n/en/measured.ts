import type { Assessed } from '../../domain/decision.ts';
import { baseline, byTask, items, kindIn, percent, sentence, shares } from './case-words.ts';

/** No answer is near to tipping it: whether the recommended way can work at all decides. */
export function measure(of: Assessed): string {
  const retrieval = kindIn(of, 'retrieval');
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'look_up':
        return `Do your systems hand out, safely and for the one who asks, what the ${items(of)} need?`;
      case 'paste':
        return 'Does the text answer what people ask? What is not in it, no method finds.';
      default:
        return 'Do the sources answer what people ask? What is not in them, no method finds.';
    }
  }
  const { hallucination: stake } = of.answers;
  const isGrave = stake !== 'unsure' && stake >= 3;
  const { task, measured } = of.details;
  if (isGrave && (task === undefined || task === 'write') && measured === undefined) {
    return 'Can every statement be traced to what came with the request, and is that itself right?';
  }
  return byTask(of, {
    extract:
      'Can somebody say in a line how to choose each value? Then a plain prompt will mostly do.',
    classify:
      'Do two people choose the same class? What they do not agree on, no method gets right.',
    act: 'Are the calls and their limits clear enough for code to refuse a wrong one?',
    other:
      of.details.measured === undefined
        ? `Is ${baseline(of)} good enough already? Nobody has measured it.`
        : `Which share is good enough? ${sentence(shares(of))}, and nobody has said.`,
  });
}

/** What the misses have in common decides what mends them. */
export function misses(of: Assessed): string {
  const { measured = 0, needed = 100 } = of.details;
  const wrong = percent(100 - measured);
  const retrieval = kindIn(of, 'retrieval');
  const known = ` (${shares(of)})`;
  if (retrieval?.role === 'build') {
    switch (retrieval.kind) {
      case 'paste':
        return `Of the ${wrong} that go wrong, how many does the text answer at all? The others need a better text, not a better model${known}.`;
      case 'look_up':
        return `Of the ${wrong} that go wrong, was the right record read${known}?`;
      case 'agentic_search':
        return `With the right files or tables given by hand, does it reach ${percent(needed)}? If so, finding them is the work; if not, finding is not enough (${percent(measured)} today).`;
      default:
        return `Of the ${wrong} that go wrong: were all the right passages handed over, and none that is out of date? If not, mend sources and search; if so, prompt or model${known}.`;
    }
  }
  return byTask(of, {
    classify: `How often do two people choose the same class? That is the ceiling: ${percent(needed)} cannot lie above it (${percent(measured)} today).`,
    extract: `Of the ${wrong} that go wrong: misread, or read right and turned into the wrong value or code? The first is for training, the second for a table${known}.`,
    write: `Do two editors agree, blind, on what to reject? If so: for voice, structure, or facts${known}?`,
    act: `In which step the ${wrong} fail: choice of tool, argument, stale value, or stopping too early${known}?`,
    code: `How many of the ${wrong} that fail pass once the model sees what it depends on and gets its errors back${known}?`,
    other: `What the ${wrong} that go wrong have in common: a missing fact, the form, or the judgement${known}?`,
  });
}
