import { Input } from "@digdir/designsystemet-react";
import type { ComponentProps } from "react";
import { type FieldTexts, Labelled } from "./labelled.tsx";

type TextFieldProps = Omit<ComponentProps<typeof Input>, "id"> & FieldTexts;

/** A labelled input: a line of text, an address, a number, a day, a moment, a file. */
export function TextField({ label, description, error, ...input }: TextFieldProps) {
  return (
    <Labelled label={label} description={description} error={error}>
      {(ties) => <Input {...input} {...ties} />}
    </Labelled>
  );
}
