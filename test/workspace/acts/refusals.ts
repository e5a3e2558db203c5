import type { ActResult } from '../protocol.ts';

/** Slack's red lines. */
export const trouble = failed('We had some trouble connecting. Try again?');

/** What a person reads when the manifest leaves interactivity off. */
export const notInteractive = failed('This app is not configured to handle interactive responses.');
export const done: ActResult = { ok: true };

export function failed(message: string): ActResult & { readonly ok: false } {
  return { ok: false, reason: 'failed', message };
}
