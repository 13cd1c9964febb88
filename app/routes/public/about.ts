import type { ReactNode } from "react";

/** Which organization a page that is open to all speaks for. */
export type About = {
  readonly organization: string;
  /** Whom to ask; null: the organization has not said. */
  readonly contact: ReactNode;
};

/** A page that is open to all, in one language; rendered on the server only, so that it burdens no other page. */
export type PublicText = {
  readonly title: (organization: string) => string;
  readonly body: (about: About) => ReactNode;
  /** Above what the organization has added. */
  readonly addition: (organization: string) => string;
};
