import type { Assessed } from '../../domain/decision.ts';
import { atLeast, isGoodEnough, items, mustBeFast, sentences } from './case-words.ts';
import { kindIn } from './kind-words.ts';

/** Kinds of retrieval: why this one, what to build first, and what would make it another. */
export const retrievalTexts = {
  records: (of: Assessed) =>
    sentences(
      of.details.task === 'act'
        ? 'Ask the system that holds it (API, SQL or tool call) with the key, which code takes from the session and never from the model.'
        : 'Ask the system that holds it (API, SQL or tool call) with the key from the request.',
      'A search index would be stale, and return neighbours instead.',
      of.details.task === 'extract' ? 'Check every value against that record too.' : null,
      kindIn(of, 'retrieval')?.role === 'beside'
        ? null
        : 'Build one read-only call first, with the asker’s rights and a plain “not found”; let code do the sums. Search first only where the request does not name the key.',
      of.details.today === 'retrieval' ? 'Take these requests away from the search you run.' : null,
    ),
  text_fits: (of: Assessed) =>
    sentences(
      'It fits, so put all of it at the start of the prompt and have it cached: nothing to find, nothing to miss.',
      of.details.today === 'retrieval' ? 'It replaces the search you run.' : null,
      `Build the prompt, and a job that refreshes it ${refreshed(of)}.`,
      'A search pays once the text no longer fits or costs too much per request.',
    ),
  code_files: codeFiles,
  comes_along: (of: Assessed) =>
    `All that is needed comes with the request, so hand it over whole and mark its parts, so that ${items(of)} can be answered from named passages. If it grows too long for the prompt, split it by structure, not by length.`,
  improve_retrieval: (of: Assessed) =>
    sentences(
      isGoodEnough(of)
        ? 'It reaches what you need: change nothing for quality, and keep it so.'
        : 'Improve what you run before you add anything.',
      `Start with the largest group of errors; if in doubt, go in this order: ${freshness(of)}; filter by time, place and person; split by section, with titles; search by keyword as well as by vector; add a reranker${mustBeFast(of) ? ' that fits into your time' : ''}.`,
      `Search for each part of a question separately, and check that no part is left out${isCostly(of) ? '; what stays unsure is not answered' : ''}.`,
      'Judge each change on questions that are not in the test.',
    ),
  documents: (of: Assessed) =>
    sentences(
      `The facts are in many documents, so search them: by keyword and vector together, filtered by date and rights, with a reranker on top${mustBeFast(of) ? ' if there is time' : ''}.`,
      'Build it for one well-kept part of the collection first.',
      `If ${items(of)} name a key, look that up instead; if everything fits into a prompt, paste it.`,
    ),
  shape_unknown: () =>
    'The kind depends on what is looked up. Records: by key. A text that fits: in the prompt. Code: in steps. Documents: a search. Candidates that rules narrow down: keep the rules, and let the model rank the rest.',
};

function codeFiles(of: Assessed): string {
  if (kindIn(of, 'retrieval')?.role === 'beside') {
    return 'Send along what each request depends on (imports, schema, the rendered result, a similar finished one). Let code choose it by names and paths, not by similarity.';
  }
  const { task, checkable } = of.details;
  if (task !== 'code') {
    return 'Names and structure matter more than similarity, so let the model list, search and read files in steps instead of building an index. Build those three tools first. If the files are mostly prose, search them as documents.';
  }
  return sentences(
    'Names and structure matter more than similarity, so search in steps: first which tables or files (from descriptions and earlier use, confirmed by the person), then only their current columns or signatures, then the code.',
    checkable === 'no' ? null : 'Run it dry, with the asker’s rights, and feed errors back.',
    'Build the first step and measure it alone.',
    'If a few files serve nearly all requests, paste those.',
  );
}

/** What keeps outdated texts out, by how often they change. */
function freshness({ answers: { data_dynamics } }: Assessed): string {
  if (data_dynamics === 4) {
    return 'index what changed within the hour, and drop what was deleted';
  }
  return data_dynamics === 'unsure' || data_dynamics >= 2
    ? 'give each text an owner and dates of validity, and take outdated ones out of the search instead of ranking them lower'
    : 'give each text an owner, and remove duplicates';
}

/** A mistake is costly, or nobody knows. */
const isCostly = ({ answers: { hallucination } }: Assessed): boolean =>
  hallucination === 'unsure' || hallucination >= 3;

/** How often a pasted text is made anew. */
function refreshed({ answers: { data_dynamics } }: Assessed): string {
  if (data_dynamics === 4) return 'every day';
  return atLeast(data_dynamics, 3) ? 'every week' : 'when it changes';
}
