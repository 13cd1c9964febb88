import { Fragment } from "react";

const addresses = /([^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+)/;

/** Whom to ask, as the round names them, with every e-mail address a link. */
export function Contact({ contact }: { readonly contact: string }) {
  return partsOf(contact).map(({ text, begins, isAddress }) =>
    isAddress ? (
      <a key={begins} href={`mailto:${text}`}>
        {text}
      </a>
    ) : (
      <Fragment key={begins}>{text}</Fragment>
    ),
  );
}

function partsOf(contact: string) {
  let begins = 0;
  return contact
    .split(addresses)
    .map((text, index) => {
      // Split by a group, so that every second part is an address.
      const part = { text, begins, isAddress: index % 2 === 1 };
      begins += text.length;
      return part;
    })
    .filter(({ text }) => text !== "");
}
