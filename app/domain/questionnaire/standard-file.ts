import file from "../../../surveys/digital-governance/2026.json" with { type: "json" };

/** The standard questionnaire as its file has it, in the built server too. It is imported on the server alone. */
export const standardFile: unknown = file;
