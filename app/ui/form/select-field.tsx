import { Select } from "@digdir/designsystemet-react";
import type { ComponentProps } from "react";
import { type FieldTexts, Labelled } from "./labelled.tsx";

type SelectFieldProps = Omit<ComponentProps<typeof Select>, "id" | "children"> &
  FieldTexts & { readonly options: readonly { readonly value: string; readonly label: string }[] };

/** A labelled choice of one out of a list. */
export function SelectField({ label, description, error, options, ...select }: SelectFieldProps) {
  return (
    <Labelled label={label} description={description} error={error}>
      {(ties) => (
        <Select {...select} {...ties}>
          {options.map(({ value, label: text }) => (
            <Select.Option key={value} value={value}>
              {text}
            </Select.Option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}
