import { Alert } from "@digdir/designsystemet-react";
import { useEffect, useRef } from "react";

type ErrorSummaryProps = {
  readonly title: string;
  /** What is wrong, field by field, in the order of the form. */
  readonly errors?: readonly string[];
};

/** What a form could not take, above it: read out, and where the reader stands when it comes. */
export function ErrorSummary({ title, errors = [] }: ErrorSummaryProps) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), []);
  return (
    <Alert data-color="danger" role="alert" tabIndex={-1} ref={summary}>
      <p>{title}</p>
      {errors.length > 0 && (
        <ul>
          {errors.map((error) => (
            <li key={error}>{error}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
