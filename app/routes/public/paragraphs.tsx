import { Fragment } from "react";

/** Web addresses and e-mail addresses, without a sentence's last sign. */
const links = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]|[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().!?:]+)/;

/** What an organization has written: an empty line parts paragraphs, and addresses are links. Nothing else is read. */
export function Paragraphs({ text }: { readonly text: string }) {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a text that is rendered once; two paragraphs may be alike.
      <p key={place}>
        {paragraph.split(links).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: likewise.
          <Fragment key={index}>{index % 2 === 1 ? <Address address={part} /> : part}</Fragment>
        ))}
      </p>
    ));
}

function Address({ address }: { readonly address: string }) {
  const isWeb = /^https?:\/\//.test(address);
  return <a href={isWeb ? address : `mailto:${address}`}>{address}</a>;
}
