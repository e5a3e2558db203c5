import { describe, expectTypeOf, it } from 'vitest';
import type { DeliveryRefusal } from '../../src/domain/outbox-entry.ts';
import type { Verdict } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en/english.ts';
import type { Messages } from '../../src/i18n/messages.ts';

/** A language that differs from what `Messages` asks for in one part. */
type With<Part extends keyof Messages, Texts> = Omit<Messages, Part> &
  Readonly<Record<Part, Texts>>;

/** The texts that could be no others. */
type Fixed<Texts> = Texts extends string
  ? string extends Texts
    ? never
    : Texts
  : Texts extends ((...about: never[]) => infer Text) | readonly (infer Text)[]
    ? Fixed<Text>
    : Texts extends readonly (infer Text)[]
      ? Fixed<Text>
      : { [Key in keyof Texts]: Fixed<Texts[Key]> }[keyof Texts];

describe('a language compiles', () => {
  it('when it is English', () => {
    expectTypeOf(en).toExtend<Messages>();
  });

  it('with texts of its own everywhere', () => {
    expectTypeOf<Fixed<Messages>>().toBeNever();
    expectTypeOf<Fixed<{ a: string; b: () => 'only this' }>>().toEqualTypeOf<'only this'>();
  });

  it('with a text that leaves out what English says', () => {
    expectTypeOf<With<'help', () => string>>().toExtend<Messages>();
  });

  it('with a text that says what English leaves out', () => {
    expectTypeOf<Messages['discussion']['refusal']['not_owner']>().toEqualTypeOf<
      (deciders: string) => string
    >();
  });
});

describe('a language does not compile', () => {
  it('without a part', () => {
    expectTypeOf<Omit<Messages, 'help'>>().not.toExtend<Messages>();
  });

  it('without one text of a part', () => {
    type Modal = Messages['modal'];
    expectTypeOf<With<'modal', Modal>>().toExtend<Messages>();
    expectTypeOf<With<'modal', Omit<Modal, 'title'>>>().not.toExtend<Messages>();
  });

  it('without a text for one of the codes', () => {
    expectTypeOf<keyof Messages['verdict']>().toEqualTypeOf<Verdict>();
    expectTypeOf<keyof Messages['notice']['remedy']>().toEqualTypeOf<DeliveryRefusal>();
    expectTypeOf<With<'verdict', Record<'rag', string>>>().not.toExtend<Messages>();
  });

  it('when a text wants something else than English does', () => {
    expectTypeOf<With<'help', (command: number) => string>>().not.toExtend<Messages>();
    expectTypeOf<
      With<'help', (command: string, user: string) => string>
    >().not.toExtend<Messages>();
  });

  it('when a text is none', () => {
    expectTypeOf<With<'shortened', number>>().not.toExtend<Messages>();
    expectTypeOf<With<'help', (command: string) => void>>().not.toExtend<Messages>();
  });
});
