import type { Outcome } from '../../domain/decision.ts';

export const optionsEn = {
  about: {
    prompting: 'Better instructions and a few examples in the prompt; no search, no training.',
    rag: 'Look the facts up and hand them to the model with each request.',
    finetune: 'Train the model on examples of good output.',
    hybrid: 'Fine-tune the model and retrieve facts for it.',
    other: 'None of the four; the reasons given say what is meant.',
  } satisfies Readonly<Record<Outcome, string>>,
  standing: {
    recommended: 'Recommended.',
    alternative: 'In play if answers are one level off.',
    out_of_reach: 'Out of reach.',
  },
  ownAnswers: (count: number, raters: number) =>
    `${count} of ${raters} raters gave answers that lead to it.`,
  preferredBy: (people: string) => `It is what ${people} would rather have.`,
};

/** What people did, as sentences that follow their name. The caller adds the closing full stop. */
export const historyEn = {
  bot: 'the bot',
  submitted: (title: string, blind: boolean) =>
    `asked about “${title}”${blind ? ', to be rated blind first' : ''}`,
  invited: (people: string) => `Asked to rate: ${people}`,
  enough: (raters: number) => `To be revealed once ${raters} people have rated`,
  deadline: (when: string) => `To be revealed ${when} at the latest`,
  deciders: (people: string) => `May decide too: ${people}`,
  supersedes: (id: string) => `Takes the place of decision ${id}`,
  context: (text: string) => `What it was for until then: “${text}”`,
  considerations: (names: string) => `Also matters: ${names}`,
  details: (details: string) => `More about the case: ${details}`,
  answers: (answers: string) => `Answers: ${answers}`,
  moved: (from: string, to: string) => `moved it from ${from} to ${to}`,
  rated: (revision: number) => `rated revision ${revision}`,
  revealed: {
    wish: (raters: number) => `revealed the ratings (${raters})`,
    enough: (raters: number) => `completed the ratings wanted (${raters}), which revealed them`,
    deadline: (raters: number) => `revealed the ratings (${raters}), since the time set had come`,
  },
  verdict: (verdict: string, strength: string) => `Recommended: “${verdict}”, ${strength}`,
  agreed: 'agreed with the recommendation',
  disagreed: (preferred: string | null) =>
    `disagreed with the recommendation${preferred === null ? '' : `, and would rather have “${preferred}”`}`,
  reason: (text: string) => `Reason: “${text}”`,
  note: (text: string) => `Note: “${text}”`,
  revised: (revision: number) => `revised the case (answers: revision ${revision})`,
  title: 'Title',
  changed: (name: string, from: string, to: string) => `${name}: from “${from}” to “${to}”`,
  stays: (verdict: string) => `The recommendation stayed “${verdict}”`,
  turns: (from: string, to: string) => `The recommendation changed from “${from}” to “${to}”`,
  proposed: 'proposed other answers',
  wouldBe: (verdict: string) => `They would give “${verdict}”`,
  decided: (option: string) => `decided on “${option}”`,
  by: (people: string) => `Decided by ${people}`,
  atTheTime: (verdict: string) => `The engine recommended “${verdict}”`,
  check: (text: string) => `Check: “${text}”`,
  reviewOn: (day: string, zone: string) => `Review on ${day} (${zone})`,
  withdrawn: 'withdrew the question',
  superseded: (id: string | null) =>
    id === null
      ? 'let another decision take its place, which was deleted since'
      : `let decision ${id} take its place`,
  ratersReminded: (people: string) => `reminded ${people} to rate`,
  reminded: (days: number) => `reminded the thread after ${days === 1 ? 'a day' : `${days} days`}`,
  reviewAsked: 'asked for a review',
  exported: 'took a copy of this record',
  reviewed: 'looked at the answers again',
  holds: (verdict: string) => `The recommendation is still “${verdict}”`,
  fails: (from: string, to: string) => `The recommendation would turn from “${from}” to “${to}”`,
  next: (day: string) => `Next review on ${day}`,
};
