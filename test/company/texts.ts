import type { Chance } from './random.ts';

/** A language that people write in: what is to be built, for what, and what they say about it. */
type Tongue = {
  /** Chance below this, and not below that of a language before it. */
  readonly upTo: number;
  readonly tasks: readonly string[];
  readonly topics: readonly string[];
  readonly title: (task: string, topic: string) => string;
  readonly about: readonly string[];
  readonly reasons: readonly string[];
};

const ENGLISH: Tongue = {
  upTo: 1,
  tasks: [
    'Answers about',
    'Support bot for',
    'Replies to questions about',
    'Summaries of',
    'Search over',
    'Drafts for',
    'Sorting of',
    'Extraction from',
    'Assistant for',
    'Checks of',
    'Translations of',
    'Reports on',
    'Classifier for',
    'Chat about',
    'Code remarks on',
    'Quiz on',
  ],
  topics:
    'invoices|support tickets|contracts|the handbook|returns|release notes|price lists|claims|job offers|medical letters|user manuals|travel costs|meeting notes|legal questions|product pages|incident logs|tax forms|warranty cases|delivery delays|onboarding|insurance policies|pull requests|security alerts|survey results|bank statements|patents|field reports|recipes|news articles|sales calls|spare parts|lab results|tenders|complaints|subscriptions|customs papers|energy bills|school reports|museum objects|glacier surveys'.split(
      '|',
    ),
  title: (task, topic) => `${task} ${topic}`,
  about: [
    'Our support team answers the same questions every day, from documents that change each week.',
    'Answers must name their source, or legal will not let us use the bot.',
    'We have two years of answers written by hand, in the tone that we want.',
    'The documents are long, in three formats, and nobody has tidied them.',
    'A wrong answer costs us a customer; no answer costs us a minute.',
    'Must run within our own network, on one machine.',
    'The prompt does well in nine cases of ten; the tenth is the reason to ask.',
    'Data comes from the warehouse every night.',
    'Users ask in five languages and expect the answer in theirs.',
    'It has to follow our style guide to the letter.',
    'Facts change by the hour, as prices do.',
    'Labels exist for a small part only, and two people made them.',
  ],
  reasons: [
    'A better prompt did as well in our trial, and nobody has time to look after a model.',
    'We have no labels that anybody would call good.',
    'The documents will be replaced next quarter.',
    'Latency matters more here than the last percent.',
    'Legal asks for sources with every answer.',
    'We bought a product that does this.',
    'The budget was cut.',
  ],
};

const GERMAN: Tongue = {
  upTo: 0.12,
  tasks: ['Antworten auf', 'Zusammenfassung für', 'Suche über', 'Entwürfe für', 'Prüfung von'],
  topics:
    'Rechnungen|Verträge|Schadensmeldungen|Bewerbungen|Betriebsanleitungen|Bußgeldbescheide|Lieferverzögerungen|Störungsmeldungen|Kündigungen|Förderanträge'.split(
      '|',
    ),
  title: (task, topic) => `${task} ${topic}`,
  about: [
    'Das Team beantwortet täglich dieselben Fragen aus Unterlagen, die sich jede Woche ändern.',
    'Jede Antwort muss ihre Quelle nennen, sonst dürfen wir sie nicht verwenden.',
    'Der Betriebsrat möchte wissen, wohin die Daten gehen.',
  ],
  reasons: ['Dafür fehlen uns gute Beispiele.', 'Ein besserer Prompt genügt vorerst.'],
};

const CHINESE: Tongue = {
  upTo: 0.19,
  tasks: ['自动回答', '智能搜索', '翻译', '整理', '检查'],
  topics: ['发票', '合同', '客户投诉', '产品手册', '会议记录', '物流延误', '医疗报告', '招聘信息'],
  title: (task, topic) => `${task}${topic}`,
  about: [
    '客户每天问同样的问题，答案在经常更新的文档里。',
    '回答必须注明来源，否则法务不同意上线。',
    '我们有两年的历史数据，但是标注很少。',
  ],
  reasons: ['我们没有足够的标注数据。', '先改进提示词就够了。'],
};

const ARABIC: Tongue = {
  upTo: 0.24,
  tasks: ['الرد على', 'البحث في', 'تلخيص', 'ترجمة'],
  topics: ['الفواتير', 'العقود', 'شكاوى العملاء', 'دليل المستخدم', 'محاضر الاجتماعات'],
  title: (task, topic) => `${task} ${topic}`,
  about: [
    'يسأل العملاء الأسئلة نفسها كل يوم، والوثائق تتغير كل أسبوع.',
    'يجب أن تذكر كل إجابة مصدرها.',
  ],
  reasons: ['ليست لدينا أمثلة كافية.', 'يكفي تحسين التعليمات الآن.'],
};

const TONGUES = [GERMAN, CHINESE, ARABIC, ENGLISH] as const;

/** What one decision is about, in one language. */
export type Topic = {
  readonly title: string;
  readonly context: string;
  /** Something that people say about it. */
  readonly reason: (luck: Chance) => string;
};

/** Some are named after a ticket, whose number nobody else uses. */
export function topic(luck: Chance, index: number): Topic {
  const share = luck.next();
  const tongue = TONGUES.find(({ upTo }) => share < upTo) ?? ENGLISH;
  const title = tongue.title(luck.of(tongue.tasks), luck.ofFirst(tongue.topics));
  const ticket = luck.is(0.1) ? `Ticket ${100_000 + index}.` : '';
  const about = luck.some(tongue.about, luck.between(0, 2));
  return {
    title,
    context: [...about, ticket].filter((line) => line !== '').join('\n'),
    reason: (otherLuck) => otherLuck.of(tongue.reasons),
  };
}

export const CHECKS = [
  '',
  'We compare a hundred answers a month by hand.',
  'Share of questions that reach a person, each week.',
] as const;
