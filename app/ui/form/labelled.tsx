import { Field, Label, ValidationMessage } from "@digdir/designsystemet-react";
import { type ReactNode, useId } from "react";

/** What every field of a form has besides its control. */
export type FieldTexts = {
  readonly label: string;
  readonly description?: ReactNode;
  /** What is wrong with what was typed. */
  readonly error?: string | undefined;
};

/** What ties a control to its label, description and error. */
export type ControlTies = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
};

/**
 * A control with its label, description and error. The design system's own field ties them together by script; this one
 * is whole as the server sends it.
 */
export function Labelled({
  label,
  description,
  error,
  children,
}: FieldTexts & { readonly children: (ties: ControlTies) => ReactNode }) {
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
      {children({
        id,
        ...(notes && { "aria-describedby": notes }),
        ...(error && { "aria-invalid": true as const }),
      })}
      {error && <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage>}
    </Field>
  );
}
