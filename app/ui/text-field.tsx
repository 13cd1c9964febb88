import { Field, Input, Label } from "@digdir/designsystemet-react";
import { type ComponentProps, useId } from "react";

type TextFieldProps = Omit<ComponentProps<typeof Input>, "id"> & { readonly label: string };

/**
 * A labelled input. The design system's own text field ties label and input together by script; this one is whole
 * as the server sends it.
 */
export function TextField({ label, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      <Input {...input} id={id} />
    </Field>
  );
}
