/** What somebody can be in an organization. */
export const membershipRoles = [
  "administrator",
  "coordinator",
  "auditor",
  "department-head",
  "reader",
] as const;

export type MembershipRole = (typeof membershipRoles)[number];
