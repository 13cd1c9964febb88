import { Alert } from "@digdir/designsystemet-react";

type LinkToHandOverProps = { readonly text: string; readonly link: string };

/** A link that is shown once, for whoever has to hand it over. */
export function LinkToHandOver({ text, link }: LinkToHandOverProps) {
  return (
    <Alert data-color="success">
      <output>
        {text}
        <code className="link-to-hand-over">{link}</code>
      </output>
    </Alert>
  );
}
