/**
 * Long last and middle parts of the compounds that departments and areas are called by; "enhet" after an s only, since
 * it ends words that are no compounds ("erfarenhet").
 */
const compoundPart =
  /(?<=\p{L}{4})(?=förvaltning|nämnd|styrelse|kontor|bolag|kompetens|avdelning|utveckling|organisation|förbund|byggnad|beredskap|kontroll|utbildning|skydd|funktion|verksamhet|(?<=s)enhet)/giu;

/**
 * A name with soft hyphens where a narrow column may break it: browsers have no Swedish hyphenation, and break
 * "Kommunstyrelseförvaltningen" anywhere without one.
 */
export function withSoftHyphens(name: string): string {
  return name.replaceAll(compoundPart, "\u00ad");
}
