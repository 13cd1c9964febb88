import { createContext, type ReactNode, useContext } from "react";

/** The nonce that styles made in the page need; see `survey-style-nonce.ts`. */
const StyleNonce = createContext("");

export function StyleNonceProvider({
  nonce,
  children,
}: {
  readonly nonce: string;
  readonly children: ReactNode;
}) {
  // In the browser the page's own nonce holds, whichever later answer brings another; scripts may read it there.
  const own =
    typeof document === "undefined"
      ? nonce
      : document.querySelector<HTMLElement>("script[nonce]")?.nonce || nonce;
  return <StyleNonce value={own}>{children}</StyleNonce>;
}

/** A style element that the page's Content-Security-Policy lets through. */
export function NoncedStyle({ children }: { readonly children?: ReactNode }) {
  return <style nonce={useContext(StyleNonce)}>{children}</style>;
}
