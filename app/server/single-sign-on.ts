import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/**
 * Lets the accounts library open a session for whom an organization's own provider vouches: without a password, and
 * without a second factor, which the organization leaves to its provider. The session says which provider it was, and
 * acts in that one's organization alone. No address leads here: only our own code can ask for it.
 */
export function vouchedSessions() {
  return {
    id: "vouched-sessions",
    schema: {
      session: { fields: { providerId: { type: "string", required: false, input: false } } },
    },
    endpoints: {
      openVouchedSession: createAuthEndpoint.serverOnly(
        { method: "POST", body: z.object({ userId: z.string(), providerId: z.string() }) },
        async (context) => {
          const { userId, providerId } = context.body;
          const accounts = context.context.internalAdapter;
          const user = await accounts.findUserById(userId);
          if (user === null) throw new Error("There is no such user to open a session for.");
          const session = await accounts.createSession(user.id, false, { providerId });
          await setSessionCookie(context, { session, user });
          return null;
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
