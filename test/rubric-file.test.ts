import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_RUBRIC, type Rubric, rubricSchema } from '../src/engine/index.ts';
import { en } from '../src/i18n/en/english.ts';
import { parseRubric, RubricError, readRubric } from '../src/rubric-file.ts';
import { LIMIT } from '../src/slack/kit/blocks.ts';

const parse = (text: string): Rubric => parseRubric(text, 'our.yaml');

/** What is wrong with a rubric, a line each; nothing when it is taken. */
function problemsIn(text: string): readonly string[] {
  try {
    parse(text);
    return [];
  } catch (error) {
    if (error instanceof RubricError) return error.problems;
    throw error;
  }
}

describe('a rubric file', () => {
  const { knowledge, behaviour } = DEFAULT_RUBRIC;

  it('may be YAML', () => {
    const yaml = `
      # Ours
      knowledge:
        weights: { external_knowledge: 9, hallucination: 2, data_dynamics: 0, transparency: 1 }
        threshold: 30
      behaviour:
        adaptation: 4
        labels: 1`;
    expect(parse(yaml)).toEqual({
      knowledge: {
        weights: { external_knowledge: 9, hallucination: 2, data_dynamics: 0, transparency: 1 },
        threshold: 30,
      },
      behaviour: { adaptation: 4, labels: 1 },
    });
  });

  it('may be JSON, the built-in rubric for example', () => {
    expect(parse(JSON.stringify(DEFAULT_RUBRIC, null, 2))).toEqual(DEFAULT_RUBRIC);
  });

  it.each(['', '# nothing yet\n', '{}', 'null'])('that holds %j is the built-in rubric', (text) => {
    expect(parse(text)).toEqual(DEFAULT_RUBRIC);
  });

  it('that names one number keeps the others', () => {
    expect(parse('knowledge:\n  weights:\n    hallucination: 2')).toEqual({
      knowledge: { ...knowledge, weights: { ...knowledge.weights, hallucination: 2 } },
      behaviour,
    });
    expect(parse('{"knowledge": {"threshold": 25}}')).toEqual({
      knowledge: { ...knowledge, threshold: 25 },
      behaviour,
    });
    expect(parse('behaviour: { labels: 3 }')).toEqual({
      knowledge,
      behaviour: { ...behaviour, labels: 3 },
    });
  });

  it('does not change the built-in rubric', () => {
    const before = structuredClone(DEFAULT_RUBRIC);
    parse('knowledge: { weights: { transparency: 3 }, threshold: 29 }');
    expect(DEFAULT_RUBRIC).toEqual(before);
  });

  it('may bring words, levels as numbers or as text', () => {
    const yaml = `
      wording:
        external_knowledge:
          name: " Documents "
          levels:
            0: { short: nothing }
            "4": { short: everything, facts: every answer needs the archive }`;
    expect(parse(yaml)).toEqual({
      ...DEFAULT_RUBRIC,
      wording: {
        external_knowledge: {
          name: 'Documents',
          levels: {
            0: { short: 'nothing' },
            4: { short: 'everything', facts: 'every answer needs the archive' },
          },
        },
      },
    });
  });
});

describe('what a rubric may not hold is told with its place:', () => {
  it.each([
    { text: 'knowledge:\n  threshold: 24.5', at: '2:14', what: 'knowledge.threshold: .*int' },
    { text: 'knowledge:\n  threshold: much', at: '2:14', what: 'knowledge.threshold: .*number' },
    { text: 'knowledge:\r\n  threshold: 0', at: '2:14', what: 'knowledge.threshold: .*>=1' },
    {
      text: 'knowledge:\n  weights:\n    hallucination: -1',
      at: '3:20',
      what: 'knowledge.weights.hallucination: .*>=0',
    },
    { text: 'behaviour: { labels: 5 }', at: '1:22', what: 'behaviour.labels: .*<=4' },
    { text: '{"behaviour": {"labels": 0}}', at: '1:26', what: 'behaviour.labels: .*>=1' },
    { text: 'behaviour:\n', at: '1:11', what: 'behaviour: .*object.* null' },
    { text: 'knowledge: 24', at: '1:12', what: 'knowledge: .*object.* number' },
    { text: '- 24', at: '1:1', what: 'the file: .*object.* array' },
    { text: 'twenty-four', at: '1:1', what: 'the file: .*object.* string' },
  ])('$text', ({ text, at, what }) => {
    expect(problemsIn(text)).toEqual([
      expect.stringMatching(new RegExp(`^our\\.yaml:${at} ${what}`)),
    ]);
  });

  it('and so is every other mistake', () => {
    expect(problemsIn('behaviour:\n  adaptation: 5\n  labels: 0')).toEqual([
      expect.stringMatching(/^our\.yaml:2:15 behaviour\.adaptation: /),
      expect.stringMatching(/^our\.yaml:3:11 behaviour\.labels: /),
    ]);
  });
});

describe('a rubric that cannot be right is told with the place and the remedy:', () => {
  it.each([
    {
      what: 'a threshold out of reach',
      text: 'knowledge:\n  threshold: 45',
      problem: /^our\.yaml:2:14 knowledge\.threshold: no answers reach .*: lower it, or raise/,
    },
    {
      what: 'a threshold that refinements reach',
      text: 'knowledge:\n  threshold: 12',
      problem: /^our\.yaml:2:14 knowledge\.threshold: the three refining .*: raise it, or lower/,
    },
    {
      what: 'a refinement that weighs more than outside knowledge',
      text: 'knowledge:\n  weights:\n    hallucination: 3\n    external_knowledge: 2\n  threshold: 21',
      problem: /^our\.yaml:4:25 knowledge\.weights\.external_knowledge: .*: raise this weight, or/,
    },
    {
      what: 'weights that do not go with the threshold that was left out',
      text: 'knowledge:\n  weights:\n    hallucination: 8',
      problem: /^our\.yaml:2:3 knowledge\.threshold: the three refining .*: raise it, or lower/,
    },
    {
      what: 'a weight that does not go with the one that was left out',
      text: 'knowledge: { weights: { transparency: 9 }, threshold: 50 }',
      problem: /^our\.yaml:1:23 knowledge\.weights\.external_knowledge: .*: raise this weight, or/,
    },
  ])('$what', ({ text, problem }) => {
    expect(problemsIn(text)).toEqual([expect.stringMatching(problem)]);
  });

  it('and so is every other mistake', () => {
    expect(problemsIn('knowledge:\n  weights: { external_knowledge: 0 }')).toEqual([
      expect.stringMatching(/^our\.yaml:2:3 knowledge\.threshold: no answers reach/),
      expect.stringMatching(/^our\.yaml:2:34 knowledge\.weights\.external_knowledge: a refining/),
    ]);
  });
});

describe('a name that a rubric does not know is told:', () => {
  it.each([
    { text: 'behavior: { labels: 1 }', names: 'behavior' },
    { text: 'knowledge:\n  weights:\n    halucination: 2', names: 'halucination' },
    { text: 'wording: { cost: { name: Cost } }', names: 'cost' },
    { text: 'wording: { transparency: { levels: { 5: { short: all } } } }', names: '5' },
    { text: '__proto__: { labels: 1 }', names: '__proto__' },
  ])('$names', ({ text, names }) => {
    expect(problemsIn(text)).toEqual([
      expect.stringMatching(new RegExp(`^our\\.yaml:\\d+:\\d+ .*"${names}"`)),
    ]);
  });

  it('with its own place, not that of what is around it', () => {
    expect([
      ...problemsIn('behaviour: { labels: 1 }\nknowlege: { threshold: 25 }'),
      ...problemsIn('knowledge:\n  weights:\n    hallucination: 1\n    speed: 2'),
    ]).toEqual([expect.stringMatching(/^our\.yaml:2:/), expect.stringMatching(/^our\.yaml:4:/)]);
  });
});

describe('a file that is neither YAML nor JSON is told with the place:', () => {
  it.each([
    { what: 'a list that does not end', text: 'knowledge:\n  weights: [1\n', at: '3:1' },
    { what: 'JSON that does not end', text: '{"knowledge": {"threshold": 25}', at: '1:32' },
    { what: 'a tab', text: 'knowledge:\n\tthreshold: 24', at: '2:1' },
    { what: 'a name twice', text: 'behaviour:\n  labels: 1\n  labels: 2', at: '3:3' },
    { what: 'two rubrics', text: 'behaviour: {}\n---\nbehaviour: {}', at: '2:1' },
  ])('$what', ({ text, at }) => {
    const problems = problemsIn(text);
    expect(problems[0]).toMatch(new RegExp(`^our\\.yaml:${at} \\S`));
    for (const problem of problems) expect(problem).not.toContain('\n');
  });

  it('a reference to nothing', () => {
    expect(problemsIn('behaviour: *ours')).toEqual([expect.stringMatching(/^our\.yaml:1:\d+ /)]);
  });
});

describe('words in a rubric file', () => {
  const hallucination = (...lines: readonly string[]) =>
    problemsIn(['wording:', '  hallucination:', ...lines].join('\n'));

  it('that are too long or empty are told with their place', () => {
    const problems = hallucination(
      '    name: ""',
      `    hint: ${'x'.repeat(201)}`,
      '    levels:',
      `      "3": { short: ${'x'.repeat(21)} }`,
    );
    expect(problems).toEqual([
      expect.stringMatching(/^our\.yaml:3:11 wording\.hallucination\.name: .*>=1/),
      expect.stringMatching(/^our\.yaml:4:11 wording\.hallucination\.hint: .*<=200/),
      expect.stringMatching(/^our\.yaml:6:21 wording\.hallucination\.levels\.3\.short: .*<=20/),
    ]);
  });

  it('at a level that is written as a number are told with the line of the levels at least', () => {
    const [problem] = hallucination('    levels:', '      3: { short: "" }');
    expect(problem).toMatch(/^our\.yaml:4:\d+ wording\.hallucination\.levels\.3\.short: .*>=1/);
  });

  const longest = (field: 'short' | 'facts'): number =>
    Array.from({ length: 100 }, (_, length) => length).findLast(
      (length) =>
        rubricSchema.safeParse({
          ...DEFAULT_RUBRIC,
          wording: { transparency: { levels: { 0: { [field]: 'x'.repeat(length) } } } },
        }).success,
    ) ?? 0;
  const option = (short: number, facts: number): number => short + ': '.length + facts;

  it('fit, short or facts of a level, into an option of the form beside the built-in ones', () => {
    const ours = Object.values(en.criteria).flatMap(({ levels }) => Object.values(levels));
    for (const { short, facts } of ours) {
      expect(option(longest('short'), facts.length)).toBeLessThanOrEqual(LIMIT.optionText);
      expect(option(short.length, longest('facts'))).toBeLessThanOrEqual(LIMIT.optionText);
    }
  });

  it('fit into an option of the form, short and facts together', () => {
    expect(option(longest('short'), longest('facts'))).toBeLessThanOrEqual(LIMIT.optionText);
  });
});

describe('a path to a rubric', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rubric-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const refusal = (path: string) => readRubric(path).catch((thrown: unknown) => thrown);

  it('that is not set means the built-in rubric', async () => {
    expect(await readRubric(null)).toEqual(DEFAULT_RUBRIC);
  });

  it('is read', async () => {
    const path = join(folder, 'good.yaml');
    await writeFile(path, 'knowledge: { threshold: 25 }\n');
    expect((await readRubric(path)).knowledge.threshold).toBe(25);
  });

  it('is named with every problem in the file, a line each', async () => {
    const path = join(folder, 'bad.yaml');
    await writeFile(path, 'behaviour:\n  adaptation: 9\n  labels: 0\n');
    const problems = [
      expect.stringContaining(`${path}:2:15 behaviour.adaptation`),
      expect.stringContaining(`${path}:3:11 behaviour.labels`),
    ];
    const error = await refusal(path);
    expect(error).toBeInstanceOf(RubricError);
    expect(error).toMatchObject({ name: 'RubricError', code: 'rubric_invalid', problems });
    expect(String(error).replace('RubricError: ', '').split('\n')).toEqual(problems);
  });

  it.each([
    { what: 'to nothing', name: 'missing.yaml', cause: 'ENOENT' },
    { what: 'to a folder', name: '.', cause: 'EISDIR' },
  ])('$what is refused with the variable and the remedy', async ({ name, cause }) => {
    const path = join(folder, name);
    const error = await refusal(path);
    expect(error).toMatchObject({ code: 'rubric_invalid', cause: { code: cause } });
    expect(String(error)).toContain(`RUBRIC_PATH ${path} cannot be read (${cause}`);
    expect(String(error)).toMatch(/: set it to a YAML or JSON file, or leave it out\.$/);
  });
});
