import type { Generated } from "kysely";
import type { MembershipRole } from "#app/domain/access/role.ts";
import type {
  AccountInvitationId,
  ActionId,
  AssessmentId,
  ContentHash,
  Day,
  DepartmentId,
  Instant,
  InvitationId,
  MailId,
  MembershipId,
  OrganizationId,
  RecommendationId,
  ResponseId,
  RoundId,
  UserId,
} from "#app/domain/id.ts";
import type { MailKind, MailStatus } from "#app/domain/mail/mail.ts";
import type {
  ChoiceValue,
  DepartmentKind,
  DimensionKey,
  LocalizedText,
  QuestionName,
  RespondentRole,
} from "#app/domain/questionnaire/definition.ts";
import type { SavedAnswers } from "#app/domain/response/saved-answers.ts";
import type { FigureKey } from "#app/domain/scoring/figure-key.ts";
import type { PlainSums } from "#app/domain/scoring/plain-sums.ts";
import type { Json } from "./json.ts";

/**
 * The tables, as the migrations leave them (a test compares the two). Column names are snake_case in the database.
 * Every table of an organization has `organizationId` first in its key. Booleans are 0 or 1, times are text.
 */
export type Schema = {
  users: Users;
  sessions: Sessions;
  accounts: Accounts;
  verifications: Verifications;
  rateLimits: RateLimits;
  operators: Operators;
  secondFactors: SecondFactors;
  usedCodes: UsedCodes;
  passwordResets: PasswordResets;
  accountInvitations: AccountInvitations;
  organizations: Organizations;
  departments: Departments;
  departmentSuccessions: DepartmentSuccessions;
  memberships: Memberships;
  questionnaireVersions: QuestionnaireVersions;
  questionnaires: Questionnaires;
  rounds: Rounds;
  roundDepartments: RoundDepartments;
  invitations: Invitations;
  invitationTokens: InvitationTokens;
  answeringSessions: AnsweringSessions;
  responses: Responses;
  saves: Saves;
  responseScores: ResponseScores;
  tallies: Tallies;
  tallyCounts: TallyCounts;
  roundSeals: RoundSeals;
  roundSums: RoundSums;
  assessments: Assessments;
  assessmentEntries: AssessmentEntries;
  recommendations: Recommendations;
  actions: Actions;
  actionEvents: ActionEvents;
  factChecks: FactChecks;
  auditLog: AuditLog;
  mails: Mails;
};

type Bit = 0 | 1;

/** The accounts library's own tables: `users`, `sessions`, `accounts`, `verifications`, `rateLimits`. */
export type Users = {
  id: UserId;
  name: string;
  email: string;
  emailVerified: Bit;
  image: string | null;
  /** 1: signing in by password asks a code too. */
  twoFactorEnabled: Generated<Bit>;
  /** The last day on which the account was used. */
  lastUsedOn: Day | null;
  createdAt: Instant;
  updatedAt: Instant;
};

export type Sessions = {
  id: string;
  expiresAt: Instant;
  token: string;
  createdAt: Instant;
  updatedAt: Instant;
  ipAddress: string | null;
  userAgent: string | null;
  userId: UserId;
  /** 1: whoever began it gave a second factor, or a provider vouches that they did. */
  secondFactor: Generated<Bit>;
};

export type Accounts = {
  id: string;
  accountId: string;
  providerId: string;
  userId: UserId;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Instant | null;
  refreshTokenExpiresAt: Instant | null;
  scope: string | null;
  password: string | null;
  createdAt: Instant;
  updatedAt: Instant;
};

export type Verifications = {
  id: string;
  identifier: string;
  value: string;
  expiresAt: Instant;
  createdAt: Instant;
  updatedAt: Instant;
};

export type RateLimits = { id: string; key: string; count: number; lastRequest: number };

/** Who keeps the installation: makes organizations, and has no role in them by that. */
export type Operators = { userId: UserId; createdAt: Instant };

/** The accounts library's table of who has a second factor. Secret and backup codes are encrypted by it. */
export type SecondFactors = {
  id: string;
  userId: UserId;
  secret: string;
  backupCodes: string;
  /** 1: a code has been given with it, so that it is asked for. */
  verified: Generated<Bit>;
  failedVerificationCount: Generated<number>;
  lockedUntil: Instant | null;
};

/** Codes that have been given, for as long as they could be given again. */
export type UsedCodes = { userId: UserId; codeHash: string; usedAt: Instant };

/** The one link of a user by which the password is set anew. */
export type PasswordResets = { userId: UserId; tokenHash: string; expiresAt: Instant };

/** Somebody asked to take a role; nobody is given one unasked. */
export type AccountInvitations = {
  organizationId: OrganizationId;
  id: AccountInvitationId;
  /** In small letters. */
  email: string;
  role: MembershipRole;
  departmentId: DepartmentId | null;
  /** SHA-256 of the link's token, in hex; null until a link has been made. */
  tokenHash: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  acceptedAt: Instant | null;
  revokedAt: Instant | null;
};

export type Organizations = {
  id: OrganizationId;
  /** Its place in addresses: `/kungsor/…`. */
  slug: string;
  name: string;
  kind: "municipality" | "federation";
  /** 1: everything in it is made up, and every page says so. */
  synthetic: Bit;
  /** Whom to ask, as its pages and mails say. */
  contact: string | null;
  /** What its mails name as their sender, and where answers to them go. */
  senderName: string | null;
  replyTo: string | null;
  /** 1: opened only by who has given a second factor. */
  requiresSecondFactor: Generated<Bit>;
  createdAt: Instant;
};

export type Departments = {
  organizationId: OrganizationId;
  id: DepartmentId;
  name: Json<LocalizedText>;
  kind: DepartmentKind;
  headcount: number | null;
  validFrom: Day;
  /** The first day on which it no longer was. */
  validTo: Day | null;
  /** Where it stands among the others. */
  position: number;
};

/** A merger has several predecessors, a split several successors. */
export type DepartmentSuccessions = {
  organizationId: OrganizationId;
  predecessorId: DepartmentId;
  successorId: DepartmentId;
};

export type Memberships = {
  organizationId: OrganizationId;
  id: MembershipId;
  userId: UserId;
  role: MembershipRole;
  /** Which department a department head answers for; null for the other roles. */
  departmentId: DepartmentId | null;
  createdAt: Instant;
};

/** Shared by all organizations: what is asked, word for word, under the hash of it. Never changed. */
export type QuestionnaireVersions = {
  hash: ContentHash;
  questionnaire: string;
  version: string;
  /** The SurveyJS file. */
  definition: Json<unknown>;
  createdAt: Instant;
};

/** The versions that an organization has taken up. */
export type Questionnaires = {
  organizationId: OrganizationId;
  hash: ContentHash;
  adoptedAt: Instant;
};

/** Which stage a round is at follows from its times and the clock (`round/lifecycle.ts`); it is never stored. */
export type Rounds = {
  organizationId: OrganizationId;
  id: RoundId;
  /** Its place in addresses, unique in the organization: `2026`. */
  slug: string;
  title: string;
  /** The year it is compared as. */
  year: number;
  questionnaireHash: ContentHash;
  disclosure: "in-office" | "confidential";
  /** Confidential rounds: the fewest responses a group is shown with. */
  threshold: number | null;
  answering: "individual" | "joint";
  opensAt: Instant;
  closesAt: Instant;
  /** How long after closing one who was answering may still send. */
  graceMinutes: number;
  /** When the draft was released; null: still a draft. */
  releasedAt: Instant | null;
  factCheckAt: Instant | null;
  publishedAt: Instant | null;
  /** Target levels that differ from the questionnaire's. */
  targets: Json<Readonly<Record<DimensionKey, number>>>;
  contact: string;
  diaryNumber: string | null;
  createdAt: Instant;
};

export type RoundDepartments = {
  organizationId: OrganizationId;
  roundId: RoundId;
  departmentId: DepartmentId;
  /** N where it was given by hand; null: the number of invitations. */
  invited: number | null;
  opensAt: Instant | null;
  closesAt: Instant | null;
};

export type Invitations = {
  organizationId: OrganizationId;
  id: InvitationId;
  roundId: RoundId;
  departmentId: DepartmentId;
  role: RespondentRole;
  title: string;
  email: string | null;
  /** 1 from the first saved answer on. */
  begun: Bit;
  /** 1 once a response has been submitted; no time, so that nothing links the two in a confidential round. */
  submitted: Bit;
  revokedAt: Instant | null;
  createdAt: Instant;
};

export type InvitationTokens = {
  organizationId: OrganizationId;
  /** SHA-256 of the token, in hex; the token itself is only in the link. */
  tokenHash: string;
  invitationId: InvitationId;
  mintedAt: Instant;
  expiresAt: Instant | null;
  revokedAt: Instant | null;
  /** 1: revoked because its holder handed the invitation on. */
  handedOn: Bit;
};

/** One browser answering one invitation: its handle stands in the address, its secret in a cookie. */
export type AnsweringSessions = {
  organizationId: OrganizationId;
  handle: string;
  secretHash: string;
  invitationId: InvitationId;
  /** The link that began it, with which it ends; null: begun before that was kept. */
  tokenHash: string | null;
  createdAt: Instant;
  expiresAt: Instant;
};

/** One question's answer in a response, with the revision that last changed it. */
export type StoredAnswer = {
  /** As SurveyJS keeps it; null: answered before, and emptied. */
  readonly value:
    | string
    | number
    | boolean
    | readonly ChoiceValue[]
    | Readonly<Record<string, ChoiceValue>>
    | null;
  readonly revision: number;
};

export type Responses = {
  organizationId: OrganizationId;
  id: ResponseId;
  roundId: RoundId;
  departmentId: DepartmentId;
  /** Null in a joint response, and in a submitted confidential one, which nothing links to who was invited. */
  invitationId: InvitationId | null;
  /** 1: the whole department's, in a round that departments answer jointly. */
  joint: Bit;
  role: RespondentRole;
  status: "draft" | "submitted" | "superseded";
  answers: Json<Readonly<Record<QuestionName, StoredAnswer>>>;
  /** Grows by one with each change. */
  revision: number;
  startedAt: Instant | null;
  /** Null also in a submitted confidential response, of which no time is kept. */
  submittedAt: Instant | null;
  /** SHA-256 of the receipt's code. */
  receiptHash: string | null;
};

/** What became of a set of changes that a browser sent, so that sending it again changes nothing. */
export type Saves = {
  organizationId: OrganizationId;
  roundId: RoundId;
  /** Whose response it went into: the invitation's, or in a joint round the department's. */
  ownerId: string;
  /** A UUID of the browser's choosing. */
  save: string;
  /** What was answered then. */
  result: Json<SavedAnswers>;
  /** The day alone, to tell when it can no longer be asked for. */
  savedOn: Day;
};

/** `all`: the round's own questionnaire. */
export type Basis = "all";

export type ResponseScores = {
  organizationId: OrganizationId;
  roundId: RoundId;
  responseId: ResponseId;
  basis: Basis;
  figure: FigureKey;
  /** 0–100; null: no score. */
  score: number | null;
  /** 0–1; null: does not apply, or a question. */
  coverage: number | null;
  applicable: Bit;
};

export type Tallies = {
  organizationId: OrganizationId;
  roundId: RoundId;
  departmentId: DepartmentId;
  basis: Basis;
  figure: FigureKey;
  /** How many responses were added up; the same for all figures of a department. */
  responses: number;
  /** How many of them have the score; the sums are those of scoring/tally.ts. */
  n: number;
  sum: number;
  sumOfSquares: number;
  applicable: number;
  coverageSum: number;
};

/** How many gave each answer to a question; `#NA`, `#DK` and `#NONE` count the three that are no value. */
export type TallyCounts = {
  organizationId: OrganizationId;
  roundId: RoundId;
  departmentId: DepartmentId;
  basis: Basis;
  figure: FigureKey;
  value: string;
  count: number;
};

/** A round whose answers can change no more, and whose tallies have been recounted from its responses. */
export type RoundSeals = {
  organizationId: OrganizationId;
  roundId: RoundId;
  /** When the last time to answer had ended (`sealsAt`); a round that ends at another time is not sealed by this. */
  endedAt: Instant;
  sealedAt: Instant;
};

/** Sums over all responses of a department to a sealed round. */
export type RoundSums = {
  organizationId: OrganizationId;
  roundId: RoundId;
  departmentId: DepartmentId;
  /** The hash of the questionnaire that they were made by: the round's own, or cut to what may be shown or compared. */
  basis: ContentHash;
  sums: Json<PlainSums>;
};

/** A judgement set beside the self-assessment, question by question. */
export type Assessments = {
  organizationId: OrganizationId;
  id: AssessmentId;
  kind: "auditor" | "department";
  year: number;
  title: Json<LocalizedText>;
  source: Json<LocalizedText>;
  roundId: RoundId | null;
  /** Null: private to who makes it. */
  handedOverAt: Instant | null;
};

export type AssessmentEntries = {
  organizationId: OrganizationId;
  assessmentId: AssessmentId;
  key: string;
  position: number;
  dimension: DimensionKey;
  departmentId: DepartmentId | null;
  /** The questions that the finding bears on. */
  questions: Json<readonly QuestionName[]>;
  finding: Json<LocalizedText>;
  /** 0 to the scale's max; null: no level can be read out of the finding. */
  level: number | null;
  reasoning: Json<LocalizedText>;
  /** 1: the level is our reading of a report that sets none. */
  interpreted: Bit;
};

export type Recommendations = {
  organizationId: OrganizationId;
  id: RecommendationId;
  kind: "recommendation" | "conclusion";
  /** Who gave it, to whom. */
  fromBody: Json<LocalizedText>;
  toBody: Json<LocalizedText>;
  year: number;
  number: number;
  text: Json<LocalizedText>;
  /** What a later follow-up found. */
  outcome: Json<LocalizedText | null>;
  questions: Json<readonly QuestionName[]>;
  answerBy: Day | null;
};

export type Actions = {
  organizationId: OrganizationId;
  id: ActionId;
  recommendationId: RecommendationId | null;
  departmentId: DepartmentId | null;
  title: string;
  description: string;
  owner: string;
  due: Day | null;
  status: "not-begun" | "begun" | "done" | "dropped";
  droppedBecause: string | null;
  createdAt: Instant;
};

export type ActionEvents = {
  organizationId: OrganizationId;
  actionId: ActionId;
  id: string;
  at: Instant;
  userId: UserId | null;
  change: Json<unknown>;
};

export type FactChecks = {
  organizationId: OrganizationId;
  id: string;
  roundId: RoundId;
  departmentId: DepartmentId;
  /** Null: the department as a whole. */
  question: QuestionName | null;
  verdict: "confirmed" | "contested";
  reason: string;
  reply: string | null;
  userId: UserId | null;
  createdAt: Instant;
};

/** Append only; its rows refer to nothing, so that nothing can take them along when it goes. */
export type AuditLog = {
  organizationId: OrganizationId;
  id: string;
  at: Instant;
  actor: string;
  event: string;
  subject: string;
  details: Json<unknown>;
};

/** A message by e-mail, from when it was asked for until long after; its text is made when it is sent. */
export type Mails = {
  organizationId: OrganizationId;
  id: MailId;
  kind: MailKind;
  /** What it is about: an invitation, an invitation to an account, a user. */
  subjectId: string;
  roundId: RoundId | null;
  /** What was asked for together, so that one can see how far it has come. */
  batchId: string | null;
  recipient: string;
  language: "sv" | "en";
  status: MailStatus;
  attempts: number;
  /** When it is tried next. */
  runAt: Instant;
  /** Until when the process that is sending it has it for itself. */
  leasedUntil: Instant | null;
  /** What the mail server last said. */
  reply: string | null;
  queuedAt: Instant;
  /** When it was accepted, refused or given up. */
  settledAt: Instant | null;
};
