import { ValidationMessage } from "@digdir/designsystemet-react";
import { useId } from "react";

type ChoiceFieldProps = {
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly legend: string;
  readonly description?: string;
  readonly error?: string | undefined;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly description?: string;
    readonly disabled?: boolean;
  }[];
  /** What is chosen from the start. */
  readonly chosen: readonly string[];
};

/** Choices in sight: one out of a few, or several. */
export function ChoiceField({ type, name, legend, description, error, choices, chosen }: ChoiceFieldProps) {
  const id = useId();
  const notes = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <fieldset className="choice" {...(notes && { "aria-describedby": notes })}>
      <legend>{legend}</legend>
      {description && (
        <p className="quiet" id={`${id}-description`}>
          {description}
        </p>
      )}
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type={type}
            name={name}
            value={choice.value}
            defaultChecked={chosen.includes(choice.value)}
            disabled={choice.disabled ?? false}
          />
          <span>
            {choice.label}
            {choice.description && <span className="quiet choice-description">{choice.description}</span>}
          </span>
        </label>
      ))}
      {error && <ValidationMessage id={`${id}-error`}>{error}</ValidationMessage>}
    </fieldset>
  );
}
