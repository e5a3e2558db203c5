import type { GuideTexts } from './sources.ts';

export const guideEn: GuideTexts = {
  tradeOffs: {
    retrieval_misses: {
      title: 'The answer is only as good as what is found',
      meaning:
        'Most of the work goes into finding the right passage, not into the model. Test the search by itself, and try more passages before a bigger model.',
    },
    retrieval_citations: {
      title: 'A shown source is not yet a right answer',
      meaning:
        'Links make answers checkable, but somebody has to check. Decide who does, and what happens when a source does not say what the answer says.',
    },
    retrieval_latency: {
      title: 'Searching costs time before the first word',
      meaning:
        'Every request pays for the search, and repeated searches pay again. Set a limit in seconds and measure with your own index.',
    },
    retrieval_upkeep: {
      title: 'Somebody must keep the index in order',
      meaning:
        'Fresh facts need fresh, well-cut and deduplicated documents. Name an owner for the collection, not only for the code.',
    },
    retrieval_scale: {
      title: 'Growing data: the index grows, the model stays',
      meaning:
        'New documents need no retraining, but storage and search grow with them. Check what your collection will look like in two years.',
    },
    retrieval_store_attack: {
      title: 'The document store is a target',
      meaning:
        'Whoever can write into it can steer answers, and whoever can ask can pull text out. Let in only reviewed sources, and apply the reader’s rights to the search.',
    },
    retrieval_helpfulness: {
      title: 'Detailed, sourced answers are not always helpful ones',
      meaning:
        'People rate answers by whether they solved the problem. Ask for a thumb from the first day, and read the thumbs that point down.',
    },
    retrieval_or_paste: {
      title: 'A small collection may simply fit into the prompt',
      meaning:
        'If everything relevant is a few hundred pages, pasting it (with caching) saves building a search. It costs more for each request.',
    },
    tuning_teaches_form: {
      title: 'Tuning teaches form, not facts',
      meaning:
        'Examples full of facts the model does not know make it readier to invent. Keep such facts out of the examples; hand them over with the request.',
    },
    tuning_labels: {
      title: 'Few good examples beat many doubtful ones',
      meaning:
        'For tone and format some hundred consistent examples can be enough; contradictory ones undo each other. Agree on what a good output is before labelling more.',
    },
    tuning_forgets: {
      title: 'What is learnt displaces what was known',
      meaning:
        'A tuned model can get worse at everything else. Keep a test of general requests and run it after every training.',
    },
    tuning_safety: {
      title: 'Tuning can wear down safeguards and keep private text',
      meaning:
        'Even harmless examples weaken refusals, and training text can resurface. Clean personal data out first, and repeat the safety tests afterwards.',
    },
    tuning_small_model: {
      title: 'A small tuned model can be far cheaper to run',
      meaning:
        'With many requests of one kind, training pays for itself in cost and speed. Work out the month in which it does.',
    },
    tuning_hardware: {
      title: 'Training is affordable now, but not free of machines',
      meaning:
        'Parameter-efficient methods cut memory by an order of magnitude. Plan for several trainings, not for one.',
    },
    tuning_many_adapters: {
      title: 'Many narrow tasks can share one base model',
      meaning:
        'An adapter for each task keeps hardware in check as uses grow. It also means a model version to look after for each.',
    },
    tuning_effort: {
      title: 'A tuned model is a product with versions',
      meaning:
        'Data, training, evaluation, release and rollback need owners. Ask who retrains it when the base model is retired.',
    },
    hybrid_sum: {
      title: 'The two parts can add up',
      meaning:
        'Tuning for voice and routine, retrieval for specific and changing facts: each covers what the other cannot. Build and measure them one after the other.',
    },
    hybrid_uneven: {
      title: 'One part may do nearly all the work',
      meaning:
        'Two systems cost twice the upkeep. Measure each part alone, and keep the second only if it adds more than it costs.',
    },
    hybrid_reads: {
      title: 'A model can be tuned to read what is retrieved',
      meaning:
        'Training on real retrieved passages, distractors included, teaches it to use the right one. It ties the model to that kind of search result.',
    },
    prompting_ceiling: {
      title: 'Good prompts reach further than they seem to',
      meaning:
        'Careful instructions, examples and a second look by the model often suffice, and cost a day. Find the ceiling before you build over it.',
    },
    prompting_few_shot: {
      title: 'Examples in the prompt before examples in a training set',
      meaning:
        'A handful of chosen examples brings most of the form. Keep what users accept: it becomes the training data for later.',
    },
  },
  findings: {
    article: 'The framework this bot follows.',
    balaguer_2024:
      'Farm advice: tuning raised accuracy by over 6 points, and retrieval added 5 more (questions and grades by GPT-4).',
    raft_recipe_2024:
      'Questions about Llama: a tuned 8B model with retrieval was level with a 70B model with retrieval, 76.06 against 74.65 % (about 72 questions, one search depth).',
    ovadia_2023:
      'Retrieval consistently beat unsupervised tuning at adding facts, whether the model had seen them before or not.',
    giuffre_2025:
      'Hepatitis C guideline: 36.6 % right plain, 71.7 % tuned, 81.7 % with one retrieved passage, 91.7 % with ten (15 questions).',
    salemi_2024:
      'Personalisation on seven data sets: +14.92 % by retrieval, +1.07 % by per-user adapters, +15.98 % by both.',
    wang_2025:
      'Code completion over 160,000 internal files: retrieval beat tuning alone and kept gaining as the code grew.',
    predibase_2024:
      '31 tasks: tuned small models beat their base by 34 points and GPT-4 by 10; 25 of them ran on one 80 GB GPU (vendor’s report).',
    pornprasit_2024:
      'Code review with GPT-3.5: without training data, few-shot prompts had 46 to 659 % more exact matches than zero-shot ones.',
    tone_2025:
      'A voice agent’s tone: tuning on about 100 simulated examples beat instructions in the prompt (one small study).',
    medprompt_2023:
      'Medical exam questions: a well-prompted general model made 27 % fewer errors than the best specialist models of 2023.',
    magesh_2024:
      'Paid legal research tools with retrieval still made things up in 17 to 33 % of answers (tools of 2024).',
    gekhman_2024:
      'Facts new to a model are learnt slowly, and the tendency to hallucinate rises linearly as they are.',
    qi_2023:
      'Ten harmful examples, for under $0.20, removed GPT-3.5’s safeguards in 2023; harmless data weakened them too.',
    poisoned_rag_2024:
      'Five planted texts for a question, among millions, steered the answer in 90 % of attempts (the attacker needs write access).',
    luo_2023:
      'Continual tuning of models from 1B to 7B: forgetting of knowledge and reasoning was generally seen.',
    el_kassimi_2025:
      'Radio regulations with GPT-4o: pasting documents in unsorted gained under 1 %, a proper retrieval pipeline nearly 12 % (relative).',
    shen_2024: 'Retrieval can double the time to the first token, and stores can take terabytes.',
    li_2024:
      'Long texts: the whole text in the prompt beat retrieval by 7.6 % (Gemini 1.5 Pro) and 13.1 % (GPT-4o), at a higher price.',
    mercari_2024:
      'Attribute extraction: a tuned 2B model did better than GPT-3.5 Turbo at an estimated cost over 14 times lower.',
    databricks_2024:
      'One narrow model took two engineers a month and under $1,000 of computing (told by the seller of the platform).',
    qlora_2023: 'Memory to tune a 65B model fell from over 780 GB to under 48 GB.',
    barnett_2024:
      'Three retrieval systems in use: seven points of failure, which show fully only in operation.',
    uber_2024:
      'An internal assistant answered 70,000 questions in a year; users found 48.9 % of answers helpful.',
  },
};
