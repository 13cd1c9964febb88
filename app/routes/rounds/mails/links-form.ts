import { z } from "zod";
import type { LinkChoice } from "#app/domain/mail/make-links.server.ts";

/** The form that asks for links, whatever they are shown as. */
export const linksSchema = z.object({
  sheet: z.uuid(),
  // A department's id names it; one that is no department chooses nobody.
  choice: z
    .string()
    .min(1)
    .max(100)
    .transform((choice) => choice as LinkChoice),
});
