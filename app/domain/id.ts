import type { Brand } from "#app/domain/brand.ts";

/** An id names one kind of thing; each is a UUID in text, version 7 unless a confidential response carries it. */
export type OrganizationId = Brand<string, "OrganizationId">;
export type DepartmentId = Brand<string, "DepartmentId">;
export type UserId = Brand<string, "UserId">;
export type MembershipId = Brand<string, "MembershipId">;
export type AccountInvitationId = Brand<string, "AccountInvitationId">;
export type RoundId = Brand<string, "RoundId">;
export type InvitationId = Brand<string, "InvitationId">;
export type MailId = Brand<string, "MailId">;
export type ResponseId = Brand<string, "ResponseId">;
export type RemarkId = Brand<string, "RemarkId">;
export type AssessmentId = Brand<string, "AssessmentId">;
export type RecommendationId = Brand<string, "RecommendationId">;
export type ActionId = Brand<string, "ActionId">;
export type ProviderId = Brand<string, "ProviderId">;
export type ProviderRuleId = Brand<string, "ProviderRuleId">;

/** SHA-256 of a questionnaire's canonical JSON, in hex: equal content has an equal hash, whoever adopted it. */
export type ContentHash = Brand<string, "ContentHash">;

/** A moment in UTC, ISO 8601 with milliseconds and `Z`: text order is time order on both databases. */
export type Instant = Brand<string, "Instant">;

/** A calendar day, `2026-11-23`. */
export type Day = Brand<string, "Day">;

/** The moment that a clock shows, as the database keeps it. */
export function instant(date: Date): Instant {
  return date.toISOString() as Instant; // toISOString always has milliseconds and Z
}
