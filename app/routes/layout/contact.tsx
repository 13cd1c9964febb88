import { Fragment } from "react";

const addresses = /([^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+)/;

/** Whom to ask, as the round names them, with every e-mail address a link. */
export function Contact({ contact }: { readonly contact: string }) {
  // Split by a group, so that every second part is an address.
  return contact.split(addresses).map((part, index) =>
    index % 2 === 1 ? (
      <a key={part} href={`mailto:${part}`}>
        {part}
      </a>
    ) : (
      <Fragment key={part}>{part}</Fragment>
    ),
  );
}
