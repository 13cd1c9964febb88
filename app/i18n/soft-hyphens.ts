/** Long last and middle parts of the compounds that departments and areas are called by. */
const compoundPart =
  /(?<=\p{L}{4})(?=förvaltning|nämnd|styrelse|kontor|bolag|kompetens|avdelning|utveckling|organisation)/giu;

/**
 * A name with soft hyphens where a narrow column may break it: browsers have no Swedish hyphenation, and break
 * "Kommunstyrelseförvaltningen" anywhere without one.
 */
export function withSoftHyphens(name: string): string {
  return name.replaceAll(compoundPart, "\u00ad");
}
