/** A use case in the words of the form. */
export type Case = {
  readonly title: string;
  readonly about?: string;
  /** By the name of the criterion, the name of the level. */
  readonly answers: Readonly<Record<string, string>>;
  readonly alsoMatters?: readonly string[];
};

/** The three worked cases of the article. */
export const SUMMARIES: Case = {
  title: 'Summaries in our house style',
  answers: {
    'Outside knowledge': 'None',
    Behaviour: 'Entirely',
    'Made-up answers': 'Little',
    'Training data': 'Plenty',
    Change: 'Rarely',
    Transparency: 'Nice to have',
  },
};

export const COMPANY_QUESTIONS: Case = {
  title: 'Questions about our company documents',
  answers: {
    'Outside knowledge': 'All',
    Behaviour: 'Somewhat',
    'Made-up answers': 'Everything',
    'Training data': 'Some',
    Change: 'Constantly',
    Transparency: 'Expected',
  },
};

export const SUPPORT: Case = {
  title: 'Customer support assistant',
  about: 'Answers customers in our tone, from product, account and troubleshooting data.',
  answers: {
    'Outside knowledge': 'Most',
    Behaviour: 'Entirely',
    'Made-up answers': 'Everything',
    'Training data': 'Many',
    Change: 'Often',
    Transparency: 'Useful',
  },
  alsoMatters: ['Latency', 'Ethics and privacy'],
};

/** The form can fill the last of them in by itself. */
export const EXAMPLE = 'Customer support automation';
export const EXAMPLE_TITLE = SUPPORT.title;
