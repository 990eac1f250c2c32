/**
 * Schemas that read what *any* LNPay host answers, tied to what our own server answers: they know
 * every field of it and no other, and each takes at least what our server sends there. Beyond that
 * they are lenient: older hosts lack fields, PHP sends some numbers as strings, and unknown
 * fields are kept.
 */
import * as v from 'valibot';

/** Each entry as it is, or `never` where it would refuse a value of `Answer`. */
type Taking<Answer, Entries extends v.ObjectEntries> = {
  [Key in keyof Entries]: Key extends keyof Answer
    ? Answer[Key] extends v.InferInput<Entries[Key]>
      ? Entries[Key]
      : never
    : never;
};

type EntriesFor<Answer> = { [Key in keyof Answer]-?: v.GenericSchema };

/** `reads<WalletAnswer>()({ id: …, balance: … })` */
export function reads<Answer>() {
  return <const Entries extends EntriesFor<Answer>>(
    entries: Entries & Taking<Answer, Entries>,
  ): v.LooseObjectSchema<Entries, undefined> => v.looseObject<Entries>(entries);
}

/** A field that this wallet has no use for. */
export const unread = v.optional(v.unknown());
