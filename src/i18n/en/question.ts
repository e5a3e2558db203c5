import type { Assessed } from '../../domain/decision.ts';
import type { Answer, CriterionId, DecidingQuestion } from '../../engine/index.ts';

import { baseline, byTask, items, shares } from './case-words.ts';
import { firstStep } from './first-step.ts';
import { measure, misses } from './measured.ts';
import { type Criteria, inSentence, speakingOf } from './vocabulary.ts';

/** The one question that decides, and the first step of this week. */
export function questionWords(criteria: Criteria) {
  const { quote } = speakingOf(criteria);

  /** "You say “somewhat”; at “strongly” it would be fine-tuning." */
  function tips({ answers, recommendation }: Assessed, criterion: CriterionId): string {
    const answer: Answer = answers[criterion];
    const flip = recommendation.flips.find(
      ({ changes }) => changes.length === 1 && changes[0]?.criterion === criterion,
    );
    const to = flip?.changes[0]?.to;
    const would =
      flip === undefined || to === undefined
        ? ''
        : `at ${quote(criterion, to)} it would be ${inSentence[flip.verdict]}`;
    if (answer === 'unsure') return would === '' ? 'Nobody is sure.' : `Nobody is sure; ${would}.`;
    return `You say ${quote(criterion, answer)}${would === '' ? '' : `; ${would}`}.`;
  }

  /** How to find out what an answer really is, in an hour or two. */
  function findOut(of: Assessed, criterion: CriterionId): string {
    switch (criterion) {
      case 'external_knowledge':
        return `Take 50 past ${items(of)} and count those that cannot be done without a look-up.`;
      case 'model_adaptation': {
        const { model_adaptation: behaviour } = of.answers;
        if (behaviour !== 'unsure' && behaviour >= 3) {
          return `Does a model trained on a part of your examples beat ${baseline(of)}, on the newest cases?`;
        }
        if (of.recommendation.plan.sample.from === 'labels') {
          return `Write rules and examples into a prompt, reword it for a week on 100 ${items(of)} that are not in the test: what does it reach on the test then?`;
        }
        return 'Let two people judge 20 outputs of the best prompt, and count those they would rewrite.';
      }
      case 'hallucination':
        return 'Ask who pays for a wrong answer, and what the last one cost.';
      case 'training_data':
        return byTask(of, {
          act: 'Templates with changing names and states can make some thousand examples if code checks each; keep the real ones for testing.',
          code: 'Count the pairs whose output passes its tests. From about 50 on, tuning opens.',
          classify: `Count the ${items(of)} on whose class two people agree. From about 50 on, tuning opens.`,
          write:
            'Count the texts that two people would both call ideal. From about 50 on, tuning opens.',
          other: `Count the ${items(of)} whose output two people would both call ideal. From about 50 on, tuning opens.`,
        });
      case 'data_dynamics':
        return 'Look up when the sources changed during the last year.';
      case 'transparency':
        return 'Ask those who must answer for it what they would have to show.';
    }
  }

  function decides(of: Assessed): string {
    const question: DecidingQuestion = of.recommendation.question;
    switch (question.about) {
      case 'criterion':
        return canMakeExamples(of, question.criterion)
          ? 'What is still wrong once the form is forced and code checks it? Wrong choices are what training is for, and examples of them can be made.'
          : `${criteria[question.criterion].name}. ${tips(of, question.criterion)}`;
      case 'grader':
        return 'Whether the program’s score is what people want. If it is, tuning needs no ideal outputs.';
      case 'misses':
        return misses(of);
      case 'price':
        return `Whether something cheaper is as good: the quality is there (${shares(of)}), so price and speed decide.`;
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
        return `Let two people mark 50 outputs that it has scored: do they agree in nine of ten?`;
      }
      return '';
    },
    findOutBy: findOut,
    stepLabel: 'This week',
    step: firstStep,
  };
}

/** Where code tells right from wrong, examples can be made: their number is no gate. */
const canMakeExamples = ({ details: { task } }: Assessed, criterion: CriterionId): boolean =>
  criterion === 'training_data' && (task === 'act' || task === 'code');
