import type { HomeView } from '@slack/types';
import type { Messages } from '../../i18n/messages.ts';
import { type Decision, isHidden } from '../../records/decision.ts';
import { context, dayOf, header, linkTo, plainSection, section } from '../blocks.ts';
import { ACTION, type More } from '../ids.ts';
import { button, controls, menu } from './controls.ts';

/** What one person sees on the app's Home tab: a way to begin, and what they have asked. */
export function home(t: Messages, decisions: readonly Decision[]): HomeView {
  const words = t.discussion.home;
  return {
    type: 'home',
    blocks: [
      header(words.heading),
      section(words.what),
      {
        type: 'actions',
        elements: [button(ACTION.newAssessment, words.begin, { style: 'primary' })],
      },
      { type: 'divider' },
      header(words.yours),
      ...(decisions.length === 0
        ? [context(words.none)]
        : decisions.flatMap((decision) => entry(t, decision))),
    ],
  };
}

function entry(t: Messages, decision: Decision): HomeView['blocks'] {
  const { id, title, status, link, createdAt, recommendation, decided } = decision;
  const { closed } = t.discussion;
  const said = [
    closed.status[status],
    ...(isHidden(decision) ? [] : [t.verdict[recommendation.verdict]]),
    ...(decided === null ? [] : [closed.decided(decided.outcome)]),
    dayOf(createdAt),
    ...(link === null ? [] : [linkTo(link, t.discussion.told.openThread)]),
  ];
  const offered: readonly More[] = isHidden(decision) ? ['export'] : ['what_if', 'export'];
  return [plainSection(title), context(said.join(' · ')), controls(id, [menu(t, offered)])];
}
