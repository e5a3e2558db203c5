import { z } from 'zod';
import { type DigestTime, digestTimeSchema } from '../../domain/digest.ts';
import type { Messages } from '../../i18n/messages.ts';
import { BLOCK } from '../kit/ids.ts';
import { type Inputs, inputsOf, type Parsed, viewSchema } from '../kit/view-state.ts';

/** Who gets the digest: the member who fills in the form, or a channel (`id` is null until one is chosen). */
export type Audience =
  | { readonly kind: 'me' }
  | { readonly kind: 'channel'; readonly id: string | null };

/** A block id for each audience, so that Slack does not carry a chosen time over to another one. */
export const timeBlock = (name: string, audience: Audience): string =>
  audience.kind === 'me' ? `${name}.me` : `${name}.${audience.id ?? 'nowhere'}`;

const digestViewSchema = viewSchema(z.unknown());

const audienceIn = ({ choice, channel }: Inputs): Audience =>
  choice(BLOCK.digestFor) === 'channel'
    ? { kind: 'channel', id: channel(BLOCK.channel) }
    : { kind: 'me' };

/** The audience that the form shows now. */
export const readAudience = (view: unknown): Audience =>
  audienceIn(inputsOf(digestViewSchema.parse(view)));

const numeral = z.string().transform(Number);
const timeSchema = z.object({
  weekday: numeral.pipe(digestTimeSchema.shape.weekday),
  hour: numeral.pipe(digestTimeSchema.shape.hour),
});

export type ChosenDigest = Pick<DigestTime, 'weekday' | 'hour'> & {
  /** Null for the member who sent the form. */
  readonly channel: string | null;
};

/** Whose digest to send, and when; or what is missing. */
export function parseDigestForm(t: Messages, view: unknown): Parsed<ChosenDigest> {
  const inputs = inputsOf(digestViewSchema.parse(view));
  const audience = audienceIn(inputs);
  const chosen = (name: string): string | null => inputs.choice(timeBlock(name, audience));
  const time = timeSchema.safeParse({ weekday: chosen(BLOCK.weekday), hour: chosen(BLOCK.hour) });
  const { channelMissing, sendAgain } = t.digest.form;
  if (audience.kind === 'channel' && audience.id === null) {
    return { ok: false, errors: { [BLOCK.channel]: channelMissing } };
  }
  // The member sent the form before Slack showed the new audience's times.
  if (!time.success) return { ok: false, errors: { [BLOCK.digestFor]: sendAgain } };
  return {
    ok: true,
    value: { channel: audience.kind === 'me' ? null : audience.id, ...time.data },
  };
}
