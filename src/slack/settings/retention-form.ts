import { z } from 'zod';
import { settingsSchema } from '../../domain/settings.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import { inputsOf, type Parsed, parsed, viewSchema } from '../kit/view-state.ts';
import type { SaidSettings } from './settings-form.ts';

const { decide, remindAfterDays, blindFirst, language, managers, keepDays } = settingsSchema.shape;

/** Only what is to be different: what is left out here has no default. */
const wantedSchema = z.object({
  decide: decide.unwrap().exactOptional(),
  remindAfterDays: remindAfterDays.unwrap().exactOptional(),
  blindFirst: blindFirst.unwrap().exactOptional(),
  language: language.unwrap().exactOptional(),
  managers: managers.unwrap().exactOptional(),
  keepDays: keepDays.unwrap().exactOptional(),
});

const keepingViewSchema = viewSchema(z.object({ scope: z.string(), to: wantedSchema }));

/** What is to be set, once somebody has said that they are sure of what that deletes. */
export function parseRetentionForm(t: Messages, view: unknown): Parsed<SaidSettings> {
  const form = keepingViewSchema.parse(view);
  const isSure = inputsOf(form).choices(BLOCK.confirm).length > 0;
  const errors = isSure ? {} : { [BLOCK.confirm]: t.settings.keeping.confirmMissing };
  return parsed(errors, () => form.private_metadata);
}
