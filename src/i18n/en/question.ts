import type { Assessed } from '../../domain/decision.ts';
import type { CriterionId } from '../../engine/index.ts';
import { atLeast, baseline, byTask, canMakeExamples, items, rightAndNeeded } from './case-words.ts';
import { firstStep } from './first-step.ts';
import { measure, misses } from './measured.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

/** The one question that decides, and the first step of this week. */
export function questionWords(criteria: Criteria) {
  const { quote } = speakingOf(criteria);

  /** "You say “somewhat”; at “strongly” it would be fine-tuning." */
  function tips({ answers, recommendation }: Assessed, criterion: CriterionId): string {
    const answer = answers[criterion];
    const said = answer === 'unsure' ? 'Nobody is sure' : `You say ${quote(criterion, answer)}`;
    for (const { changes, verdict } of recommendation.flips) {
      const [change, another] = changes;
      if (change?.criterion === criterion && another === undefined) {
        return `${said}; at ${quote(criterion, change.to)} it would be ${inSentence[verdict]}.`;
      }
    }
    return `${said}.`;
  }

  function decides(of: Assessed): string {
    const { question } = of.recommendation;
    switch (question.about) {
      case 'criterion':
        return question.criterion === 'training_data' && canMakeExamples(of)
          ? 'What is still wrong once code enforces the form? Wrong choices are what training is for, and examples of them can be made.'
          : `${criteria[question.criterion].name}. ${tips(of, question.criterion)}`;
      case 'grader':
        return 'Does the program’s score measure what people want? If so, tuning needs no ideal outputs.';
      case 'misses':
        return misses(of);
      case 'price':
        return `Is something cheaper as good? The quality is there (${rightAndNeeded(of)}), so price and speed decide.`;
      case 'measure':
        return measure(of);
    }
  }

  return {
    label: 'What decides it',
    decides,
    /** Empty where the first step finds it out. */
    findOut: (of: Assessed): string => {
      const { question } = of.recommendation;
      if (question.about === 'criterion') return findOut(of, question.criterion);
      if (question.about === 'grader') {
        return 'Let two people mark 50 outputs that it has scored: do they agree with it nine times out of ten?';
      }
      return '';
    },
    findOutBy: findOut,
    stepLabel: 'This week',
    step: firstStep,
  };
}

/** How to find out what an answer really is, in an hour or two. */
function findOut(of: Assessed, criterion: CriterionId): string {
  switch (criterion) {
    case 'external_knowledge':
      return `Take 50 past ${items(of)} and count those that cannot be done without a look-up.`;
    case 'model_adaptation':
      return findOutBehaviour(of);
    case 'hallucination':
      return 'Ask who pays for a wrong answer, and what the last one cost.';
    case 'training_data':
      return findOutLabels(of);
    case 'data_dynamics':
      return 'Look up when the sources changed during the last year.';
    case 'transparency':
      return 'Ask those who answer for it what they would have to show.';
  }
}

function findOutBehaviour(of: Assessed): string {
  if (atLeast(of.answers.model_adaptation, 3)) {
    return `Does a model trained on part of your examples beat ${baseline(of)} on the newest cases?`;
  }
  return of.recommendation.plan.sample.from === 'labels'
    ? `Write rules and examples into a prompt, and reword it for a week on 100 ${items(of)} that are not in the test. What does it then reach on the test?`
    : 'Let two people judge 20 outputs of the best prompt, and count those they would rewrite.';
}

function findOutLabels(of: Assessed): string {
  if (of.details.task === 'act' && canMakeExamples(of)) {
    return 'Templates with changing names and states can make thousands of examples if code checks each one; keep the real ones for testing.';
  }
  return byTask(of, {
    code: 'Count the requests with code that passes its tests.',
    classify: `Count the ${items(of)} on whose class two people agree.`,
    write: 'Count the texts that two people would both call ideal.',
    other: `Count the ${items(of)} whose output two people would both call ideal.`,
  });
}
