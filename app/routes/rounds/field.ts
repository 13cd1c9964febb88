/** What a field of a name holds, and what is wrong with it. */
export type Field = (name: string) => {
  readonly name: string;
  readonly defaultValue: string;
  readonly error: string | undefined;
};
