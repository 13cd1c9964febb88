import { type Logger, pino } from "pino";
import type { Settings } from "./settings.ts";

export type Log = Logger;

/**
 * One JSON object a line on standard output. What is logged is named by us, never a whole request or row: no token,
 * answer, address or name has a way in.
 */
export function openLog(settings: Pick<Settings, "logLevel">): Log {
  return pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
