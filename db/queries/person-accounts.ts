import { sql } from "kysely";
import type { OrganizationId, UserId } from "#app/domain/id.ts";
import type { Reader, Writer } from "../client.ts";
import { fromJson } from "../json.ts";
import { isKnownElsewhere } from "./memberships.ts";
import { deleteSessions } from "./sessions.ts";
import { trialsOfUser } from "./trials.ts";

/**
 * Every account with an e-mail address, its own or the one that the organization's provider says, whose user has a role
 * in the organization, or ever had one or did anything there, as the provider or the log knows. Others' accounts are not
 * found.
 */
export async function accountsByEmail(db: Reader, organizationId: OrganizationId, email: string) {
  const address = email.toLowerCase();
  const users = await db
    .selectFrom("users")
    .leftJoin("providerUsers as vouched", (join) =>
      join.onRef("vouched.userId", "=", "users.id").on("vouched.organizationId", "=", organizationId),
    )
    .leftJoin("signInProviders as provider", (join) =>
      join
        .onRef("provider.organizationId", "=", "vouched.organizationId")
        .onRef("provider.id", "=", "vouched.providerId"),
    )
    .where((eb) =>
      eb.or([eb(sql`lower(users.email)`, "=", address), eb(sql`lower(vouched.email)`, "=", address)]),
    )
    .where((eb) =>
      eb.or([
        eb("vouched.userId", "is not", null),
        eb(
          "users.id",
          "in",
          eb.selectFrom("memberships").where("organizationId", "=", organizationId).select("userId"),
        ),
        eb.exists(
          eb
            .selectFrom("auditLog")
            .where("auditLog.organizationId", "=", organizationId)
            // Who keeps the installation is told to every organization, and is none's by that.
            .where("auditLog.event", "not like", "operator.%")
            .where((entry) =>
              entry.or([
                entry("auditLog.actor", "=", entry.ref("users.id")),
                entry("auditLog.subject", "=", entry.ref("users.id")),
                // As `inDetails` says of an id that is known.
                entry("auditLog.details", "like", sql<string>`'%"' || users.id || '"%'`),
              ]),
            )
            .select("auditLog.id"),
        ),
      ]),
    )
    .orderBy("users.createdAt")
    .orderBy("users.id")
    .select([
      "users.id",
      "users.name",
      "users.email",
      "provider.label as provider",
      "vouched.subject as providerSubject",
      "vouched.email as providerEmail",
    ])
    .execute();
  const accounts = [];
  for (const user of users) {
    const isShared = await isKnownElsewhere(db, organizationId, user.id);
    accounts.push({
      ...user,
      /** Whether another organization, or the installation, has it too: of it no more is told than is this one's. */
      isShared,
      roles: await rolesWithDepartments(db, organizationId, user.id),
      trials: await trialsOfUser(db, organizationId, user.id),
      /** What the account itself keeps; null where it is shared. */
      own: isShared ? null : await accountFacts(db, organizationId, user.id),
    });
  }
  return accounts;
}

async function rolesWithDepartments(db: Reader, organizationId: OrganizationId, userId: UserId) {
  const roles = await db
    .selectFrom("memberships")
    .leftJoin("departments", (join) =>
      join
        .onRef("departments.organizationId", "=", "memberships.organizationId")
        .onRef("departments.id", "=", "memberships.departmentId"),
    )
    .where("memberships.organizationId", "=", organizationId)
    .where("memberships.userId", "=", userId)
    .orderBy("memberships.createdAt")
    .orderBy("memberships.id")
    .select(["memberships.role", "departments.name", "memberships.source", "memberships.createdAt"])
    .execute();
  return roles.map(({ name, ...role }) => ({ ...role, department: name === null ? null : fromJson(name) }));
}

async function accountFacts(db: Reader, organizationId: OrganizationId, userId: UserId) {
  const [user, signIns, sessions, factor] = await Promise.all([
    db
      .selectFrom("users")
      .where("id", "=", userId)
      .select(["createdAt", "lastUsedOn", "twoFactorEnabled"])
      .executeTakeFirstOrThrow(),
    db
      .selectFrom("accounts")
      .where("userId", "=", userId)
      .orderBy("createdAt")
      .select(["providerId", "createdAt"])
      .execute(),
    db
      .selectFrom("sessions")
      .where("userId", "=", userId)
      .orderBy("createdAt")
      .orderBy("id")
      .select(["createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent", "secondFactor"])
      .execute(),
    db
      .selectFrom("auditLog")
      .where("organizationId", "=", organizationId)
      .where("event", "=", "second-factor.on")
      .where("subject", "=", userId)
      .orderBy("position", "desc")
      .limit(1)
      .select("at")
      .executeTakeFirst(),
  ]);
  const { twoFactorEnabled, ...facts } = user;
  const hasSecondFactor = twoFactorEnabled === 1;
  return {
    ...facts,
    hasSecondFactor,
    /** As the log knows; null: there is none, or it was set up before the organization's log knew of them. */
    secondFactorSince: hasSecondFactor ? (factor?.at ?? null) : null,
    signIns,
    sessions: sessions.map(({ secondFactor, ...session }) => ({
      ...session,
      gaveSecondFactor: secondFactor === 1,
    })),
  };
}

/**
 * Takes what an organization has of an account: roles, its provider's word, and the name in what was done. The account
 * itself goes too, with all that hangs by it, where it is not shared.
 */
export async function removeAccount(
  db: Writer,
  organizationId: OrganizationId,
  { id: userId, isShared }: { readonly id: UserId; readonly isShared: boolean },
): Promise<void> {
  for (const table of ["memberships", "providerUsers"] as const) {
    await db
      .deleteFrom(table)
      .where("organizationId", "=", organizationId)
      .where("userId", "=", userId)
      .execute();
  }
  for (const table of ["actionEvents", "factChecks"] as const) {
    await db
      .updateTable(table)
      .where("organizationId", "=", organizationId)
      .where("userId", "=", userId)
      .set({ userId: null })
      .execute();
  }
  if (isShared) {
    await db
      .deleteFrom("sessions")
      .where("userId", "=", userId)
      .where("providerId", "in", (eb) =>
        eb
          .selectFrom("signInProviders")
          .where("signInProviders.organizationId", "=", organizationId)
          .select("signInProviders.id"),
      )
      .execute();
    return;
  }
  // With what waits for a code, which no key leads to; the rest goes with the user, by its keys.
  await deleteSessions(db, userId);
  await db.deleteFrom("users").where("id", "=", userId).execute();
}

/** How many administer the organization besides some. */
export async function administratorsBeside(
  db: Reader,
  organizationId: OrganizationId,
  users: readonly UserId[],
): Promise<number> {
  const rows = await db
    .selectFrom("memberships")
    .where("organizationId", "=", organizationId)
    .where("role", "=", "administrator")
    .where("userId", "not in", users)
    .select("userId")
    .distinct()
    .execute();
  return rows.length;
}
