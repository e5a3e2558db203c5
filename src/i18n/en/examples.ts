import type { Messages } from '../messages.ts';

/** The first three are the worked cases of the article; the rest are everyday ones. */
export const examples: Messages['modal']['examples'] = {
  summaries: {
    name: 'Summaries in a house style',
    title: 'Summaries in our house style',
    context: 'Summarise long reports the way our editors do. There are years of earlier summaries.',
  },
  company_qa: {
    name: 'Questions about company documents',
    title: 'Questions about our company documents',
    context:
      'Colleagues ask about policies and projects; the answers are in documents that change daily.',
  },
  support: {
    name: 'Customer support automation',
    title: 'Customer support assistant',
    context: 'Answers customers in our tone, from product, account and troubleshooting data.',
  },
  contract_review: {
    name: 'Contract review with citations',
    title: 'Contract review with citations',
    context:
      'Checks a contract against our clause library; lawyers want the source of every remark.',
  },
  ticket_routing: {
    name: 'Sorting tickets into our categories',
    title: 'Sorting tickets into our categories',
    context:
      'Assigns each incoming ticket one of 80 categories; thousands are already sorted by hand.',
  },
  brainstorming: {
    name: 'Brainstorming campaign ideas',
    title: 'Brainstorming campaign ideas',
    context: 'Ten rough ideas for a campaign from a one-line brief.',
  },
};
