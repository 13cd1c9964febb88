/** The pages of an organization that are open to all. */
export const publicPages = ["accessibility", "privacy"] as const;

export type PublicPage = (typeof publicPages)[number];
