import { Textarea } from "@digdir/designsystemet-react";
import type { ComponentProps } from "react";
import { type FieldTexts, Labelled } from "./labelled.tsx";

type TextAreaFieldProps = Omit<ComponentProps<typeof Textarea>, "id"> & FieldTexts;

/** A labelled field for several lines. */
export function TextAreaField({ label, description, error, ...textarea }: TextAreaFieldProps) {
  return (
    <Labelled label={label} description={description} error={error}>
      {(ties) => <Textarea {...textarea} {...ties} />}
    </Labelled>
  );
}
