import { Field, Input, Label, ValidationMessage } from "@digdir/designsystemet-react";
import { type ComponentProps, useId } from "react";

type TextFieldProps = Omit<ComponentProps<typeof Input>, "id"> & {
  readonly label: string;
  readonly description?: string;
  /** What is wrong with what was typed. */
  readonly error?: string;
};

/**
 * A labelled input. The design system's own text field ties label and input together by script; this one is whole
 * as the server sends it.
 */
export function TextField({ label, description, error, ...input }: TextFieldProps) {
  const id = useId();
  const notes = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <Field>
      <Label htmlFor={id}>{label}</Label>
      {description && (
        <div data-field="description" id={`${id}-description`}>
          {description}
        </div>
      )}
      <Input
        {...input}
        id={id}
        {...(notes && { "aria-describedby": notes })}
        {...(error && { "aria-invalid": true })}
      />
      {error && <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage>}
    </Field>
  );
}
