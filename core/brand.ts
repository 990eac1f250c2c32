/** Nominal types: a `Msat` is not any bigint, a `PaymentHash` not any string. */
declare const brand: unique symbol;
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
