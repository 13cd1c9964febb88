declare module "virtual:page-texts" {
  import type { ResourceKey } from "i18next";
  import type { Locale } from "#app/domain/questionnaire/definition.ts";

  type TextFiles = { readonly [address: string]: () => Promise<{ readonly default: ResourceKey }> };

  /** By language and the address of a page (`frame`: around every page), what fetches its texts. */
  const files: Readonly<Record<Locale, TextFiles>>;
  export default files;
}
