import { z } from "zod";
import { instantOfLocal } from "#app/domain/local-time.ts";

/** A form's `datetime-local`, which is meant in Swedish time. */
export const momentField = z.string().transform((text, context) => {
  const moment = instantOfLocal(text.trim());
  if (moment !== null) return moment;
  context.addIssue({ code: "custom", message: "notATime" });
  return z.NEVER;
});
