/**
 * JSON columns are text on both databases, so that both give back exactly what was written; `Json<T>` remembers in
 * the types what is inside. Only `toJson` makes one, so reading it back needs no check.
 */
export type Json<Value> = string & { readonly json?: Value };

/** The text that a JSON column keeps. */
export function toJson<Value>(value: Value): Json<Value> {
  return JSON.stringify(value);
}

/** The value in a JSON column. */
export function fromJson<Value>(text: Json<Value>): Value {
  return JSON.parse(text); // written by toJson with this type
}
