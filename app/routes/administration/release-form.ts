import { z } from "zod";

/** What a release is asked for with, to look at it and to fetch it. */
export const wantedRelease = z.object({ masked: z.array(z.string()), notes: z.array(z.string()) });

export const severalInRelease = ["masked", "notes"];
