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
  ProviderId,
  ProviderRuleId,
  RecommendationId,
  RemarkId,
  ResponseId,
  RoundId,
  UserId,
} from "#app/domain/id.ts";
import type { MailKind, MailStatus, WrittenKind } from "#app/domain/mail/mail.ts";
import type { PublicPage } from "#app/domain/organization/public-page.ts";
import type { ExpectedAnswer, ProviderConfiguration } from "#app/domain/provider/provider.ts";
import type {
  ChoiceValue,
  DepartmentKind,
  DimensionKey,
  Locale,
  LocalizedText,
  QuestionName,
  RespondentRole,
} from "#app/domain/questionnaire/definition.ts";
import type { Note } from "#app/domain/questionnaire/notes.ts";
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
  accountLinks: AccountLinks;
  secondFactors: SecondFactors;
  usedCodes: UsedCodes;
  passwordResets: PasswordResets;
  accountInvitations: AccountInvitations;
  organizations: Organizations;
  organizationTexts: OrganizationTexts;
  departments: Departments;
  departmentNames: DepartmentNames;
  departmentSuccessions: DepartmentSuccessions;
  memberships: Memberships;
  questionnaireVersions: QuestionnaireVersions;
  questionnaires: Questionnaires;
  rounds: Rounds;
  roundDepartments: RoundDepartments;
  invitations: Invitations;
  invitationCounts: InvitationCounts;
  invitationTokens: InvitationTokens;
  answeringSessions: AnsweringSessions;
  responses: Responses;
  saves: Saves;
  responseScores: ResponseScores;
  tallies: Tallies;
  tallyCounts: TallyCounts;
  roundSeals: RoundSeals;
  roundSums: RoundSums;
  remarkCollections: RemarkCollections;
  remarks: Remarks;
  roundDestructions: RoundDestructions;
  destroyedLinks: DestroyedLinks;
  assessments: Assessments;
  assessmentEntries: AssessmentEntries;
  recommendations: Recommendations;
  actions: Actions;
  actionEvents: ActionEvents;
  factChecks: FactChecks;
  questionnaireCorrections: QuestionnaireCorrections;
  auditEntries: AuditEntries;
  auditPrivate: AuditPrivate;
  auditHeads: AuditHeads;
  auditLog: AuditLog;
  mails: Mails;
  mailTexts: MailTexts;
  scheduledReminders: ScheduledReminders;
  linkSheets: LinkSheets;
  signInProviders: SignInProviders;
  providerRules: ProviderRules;
  providerUsers: ProviderUsers;
  signInAttempts: SignInAttempts;
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
  /** Which organization's own provider vouches for the session, which then acts there alone; null: a password does. */
  providerId: ProviderId | null;
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

/** A link that makes an account once: the operator's, or an organization's first administrator's. */
export type AccountLinks = {
  /** SHA-256 of the token, in hex; the token itself is only in the link. */
  tokenHash: string;
  /** Whose administrator it makes; null: the installation's operator. */
  organizationId: OrganizationId | null;
  createdAt: Instant;
  expiresAt: Instant;
};

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
  /** 1: its published levels may be set beside those of others that agree too. */
  sharesResults: Generated<Bit>;
  createdAt: Instant;
};

/** What an organization adds to a page that is open to all. */
export type OrganizationTexts = {
  organizationId: OrganizationId;
  page: PublicPage;
  text: Json<LocalizedText>;
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

/** What a department was called before: the name that it has now stands in its own row. */
export type DepartmentNames = {
  organizationId: OrganizationId;
  departmentId: DepartmentId;
  /** The first day on which it was no longer called so. */
  until: Day;
  name: Json<LocalizedText>;
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
  /** `group`: a rule of the person's provider gave it, and takes it away. */
  source: Generated<"hand" | "group">;
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
  /** Grows by one with each change. */
  revision: number;
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
  /** Who tries the form by it; null: somebody is invited. A trial is listed nowhere and counts for nothing. */
  trialBy: UserId | null;
};

/** How many are invited in a department of a round; kept by triggers on `invitations`. No row: nobody. */
type InvitationCounts = {
  organizationId: OrganizationId;
  roundId: RoundId;
  departmentId: DepartmentId;
  count: number;
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
  /** `trial`: sent while a coordinator tried the form; it counts for nothing. */
  status: "draft" | "submitted" | "superseded" | "trial";
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

/** A round whose remarks have been collected, as it ended at a time. */
export type RemarkCollections = { organizationId: OrganizationId; roundId: RoundId; endedAt: Instant };

/** Something written beside an answer of a sealed round. */
export type Remarks = {
  organizationId: OrganizationId;
  roundId: RoundId;
  question: QuestionName;
  /** Random, and so the order. */
  id: RemarkId;
  kind: Note;
  /** Null in a round that is shown in groups. */
  departmentId: DepartmentId | null;
  text: string;
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

/** By which decision a round's answers were destroyed: kept before anything is removed, so that nothing goes without. */
export type RoundDestructions = {
  organizationId: OrganizationId;
  roundId: RoundId;
  /** Under which the decision is kept. */
  reference: string;
  decidedOn: Day;
  begunAt: Instant;
  /** Null: something is left to remove. */
  completedAt: Instant | null;
  /** How many there were to remove, drafts and superseded ones too. */
  responses: number;
};

/** What led to an answer that was destroyed: now to the round alone, to tell who comes by it. */
export type DestroyedLinks = {
  organizationId: OrganizationId;
  /** The hash of a link's token, or the handle of an answering session. */
  key: string;
  roundId: RoundId;
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

/**
 * A text of a round's questionnaire that was corrected, laid over the version that the round uses; who did it stands in
 * the audit log.
 */
export type QuestionnaireCorrections = {
  organizationId: OrganizationId;
  roundId: RoundId;
  /** 1, 2, 3 … in each round. */
  number: number;
  /** The version whose text it is: a draft may take another. */
  questionnaireHash: ContentHash;
  /** Where the text stands in the file: `pages[0].elements[2].title`. */
  path: string;
  language: Locale;
  before: string;
  after: string;
  correctedAt: Instant;
};

/**
 * The audit log as a chain, which triggers hold to being added to alone. Its rows refer to nothing, so that nothing can
 * take them along when it goes.
 */
export type AuditEntries = {
  organizationId: OrganizationId;
  id: string;
  /** 1, 2, 3 … in each organization. */
  position: number;
  at: Instant;
  event: string;
  /** SHA-256 of salt and value of what `auditPrivate` keeps, in hex. */
  actorCommitment: string;
  subjectCommitment: string;
  detailsCommitment: string;
  /** SHA-256 over all of this and the hash of the entry before, in hex. */
  hash: string;
};

export type AuditField = "actor" | "subject" | "details";

/** What an entry says of whom and what, which may lead to a person; it can be erased, and not changed. */
export type AuditPrivate = {
  organizationId: OrganizationId;
  entryId: string;
  field: AuditField;
  value: string;
  /** 128 random bits in hex, without which nobody can try which value a commitment was made of. */
  salt: string;
};

/** Where an organization's chain ends, locked by whoever adds to it. */
export type AuditHeads = { organizationId: OrganizationId; position: number; hash: string };

/** A view: the chain with what is kept beside it, null where that has been erased. */
export type AuditLog = {
  organizationId: OrganizationId;
  id: string;
  position: number;
  at: Instant;
  event: string;
  actor: string | null;
  subject: string | null;
  details: Json<unknown> | null;
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

/** A round's own words in its mails; where there are none, the product's are sent. */
export type MailTexts = {
  organizationId: OrganizationId;
  roundId: RoundId;
  kind: WrittenKind;
  subject: Json<LocalizedText>;
  body: Json<LocalizedText>;
};

/** A reminder that goes by itself when its time has come. */
export type ScheduledReminders = {
  organizationId: OrganizationId;
  id: string;
  roundId: RoundId;
  runAt: Instant;
  /** When it was seen to; null: not yet. */
  carriedOutAt: Instant | null;
  /** How many were reminded then; null: not yet. */
  reminded: number | null;
};

/** Links that were made to be handed over; the links themselves are kept nowhere. */
export type LinkSheets = {
  organizationId: OrganizationId;
  /** Given by the page that asked, so that asking again makes no more links. */
  id: string;
  roundId: RoundId;
  links: number;
  madeAt: Instant;
};

/** A service of an organization's own that says who its people are. */
export type SignInProviders = {
  organizationId: OrganizationId;
  id: ProviderId;
  /** What its button says. */
  label: string;
  configuration: Json<ProviderConfiguration>;
  /** What the provider knows us by, encrypted with a key that is not in the database; null: it asks for none. */
  encryptedSecret: string | null;
  /** 0: only who keeps the organization's people can try it. */
  enabled: Bit;
  createdAt: Instant;
};

/** Which role a provider's group gives. */
export type ProviderRules = {
  organizationId: OrganizationId;
  providerId: ProviderId;
  id: ProviderRuleId;
  /** Null: everyone whom the provider lets in. */
  groupName: string | null;
  role: MembershipRole;
  departmentId: DepartmentId | null;
};

/** Whom a provider has vouched for: a user of it alone, whoever else has the same address. */
export type ProviderUsers = {
  organizationId: OrganizationId;
  providerId: ProviderId;
  /** What the provider calls the person, for ever; never a personal identity number. */
  subject: string;
  userId: UserId;
  /** As the provider last said; it opens nothing. */
  email: string | null;
};

/** A browser that is at a provider just now. */
export type SignInAttempts = {
  organizationId: OrganizationId;
  /** Of what the browser keeps in a cookie. */
  secretHash: string;
  providerId: ProviderId;
  /** 1: it is only tried, and gives no session. */
  trial: Bit;
  expected: Json<ExpectedAnswer>;
  expiresAt: Instant;
};
