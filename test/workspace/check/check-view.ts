import { z } from 'zod';
import { isJson } from '../json.ts';
import type { Block } from '../protocol.ts';
import { checkBlocks } from './check-blocks.ts';
import { type Problem, problemsOf } from './problems.ts';
import { plainText } from './text.ts';

const common = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};

/** https://docs.slack.dev/reference/views */
const viewSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...common,
  }),
  z.strictObject({ type: z.literal('home'), ...common }),
]);

export type ViewBody = {
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly blocks: readonly Block[];
  readonly privateMetadata: string;
  readonly callbackId: string;
  readonly externalId: string;
  readonly clearOnClose: boolean;
  readonly notifyOnClose: boolean;
};

export type CheckedView =
  | { readonly ok: true; readonly view: ViewBody }
  | { readonly ok: false; readonly error: string; readonly problems: readonly Problem[] };

/** 250 KB, in bytes of JSON. */
const largest = 250 * 1024;

/** Checks a view as Slack does before it opens, pushes, updates or publishes one. */
export function checkView(value: unknown): CheckedView {
  const refuse = (problems: readonly Problem[]): CheckedView => ({
    ok: false,
    error: 'invalid_arguments',
    problems,
  });
  if (!isJson(value)) return refuse([{ pointer: '/view', message: 'must be a view object' }]);
  if (Buffer.byteLength(JSON.stringify(value)) > largest) {
    return { ok: false, error: 'view_too_large', problems: [] };
  }
  const parsed = viewSchema.safeParse(value, { reportInput: true });
  if (!parsed.success) return refuse(problemsOf(parsed.error, ['view']));
  const view = parsed.data;
  const checked = checkBlocks(view.blocks, view.type, ['view', 'blocks']);
  if (!checked.ok) return refuse(checked.problems);

  const submit = view.type === 'modal' ? (view.submit?.text ?? null) : null;
  const needsSubmit = checked.blocks.some((block) => block.type === 'input');
  if (view.type === 'modal' && needsSubmit && submit === null) {
    const message = 'missing required field: submit (the view has input blocks)';
    return refuse([{ pointer: '/view', message }]);
  }
  return {
    ok: true,
    view: {
      type: view.type,
      title: view.type === 'modal' ? view.title.text : '',
      submit,
      close: view.type === 'modal' ? (view.close?.text ?? null) : null,
      blocks: checked.blocks,
      privateMetadata: view.private_metadata ?? '',
      callbackId: view.callback_id ?? '',
      externalId: view.external_id ?? '',
      clearOnClose: view.type === 'modal' && view.clear_on_close === true,
      notifyOnClose: view.type === 'modal' && view.notify_on_close === true,
    },
  };
}
