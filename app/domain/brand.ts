declare const brand: unique symbol;

/** A plain value that has been checked to be a `Name`: an id of one thing cannot be handed in for another's. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
