import { readFileSync } from "node:fs";
import postcss, { type AtRule, type Root, type Rule } from "postcss";
import { createBaseThemeStyle } from "survey-core";
import type { Plugin } from "vite";

/** Where `survey.css` says that the library's style shall stand. */
const place = "@layer survey;";

/**
 * Puts SurveyJS's style into `survey.css`: the style sheet that it ships, and the variables which it would else write
 * into every page (170 kB, without a nonce); of both only what our types of question can use. Stops the build where
 * `survey.css` has no place for it.
 */
export function surveyStyle(): Plugin {
  return {
    name: "survey-style",
    enforce: "pre",
    transform(code, id) {
      if (!/[\\/]respond[\\/]survey\.css(\?|$)/.test(id)) return null;
      if (code.split(place).length !== 2) this.error(`survey.css has no single place for "${place}"`);
      return { code: code.replace(place, () => `@layer survey {\n${usedStyle(code)}\n}`), map: null };
    },
  };
}

/**
 * The parts of SurveyJS that our types of question are drawn with (`domain/questionnaire/file/question-types.ts`), as
 * its class names begin.
 */
const usedParts =
  /^(sd-(action|body|boolean|checkbox|comment|container-modern|description|dropdown|editor|element|error|formbox|item|matrix(?!d)|menu|page|panel(?!d)|question|radio|rating|root-modern|row|scrollable-container|selectbase|selectlist|table|text|theme-root|title|visuallyhidden|input|required)|sjs-|sv-(components|dots|dropdown|hidden|list|popup|scroll|single-select-list|star|string-viewer|svg-icon|title|visuallyhidden))/;

/** What those parts would look like in questionnaires that are not ours: other buttons, other kinds of question. */
const unusedKinds =
  /^sd-(action--(brand|positive|warning|primary|quaternary|ghost)|body__(navigation|progress|timer)|question--(file|image|paneldynamic|ranking|signature|slider)|panel--as-page|row--(compact|fade)|rating__item--(column|compact)|page__(navigation|buttons))/;

/** Set from the page's computed style where SurveyJS writes its own style sheet; here nothing is drawn for them. */
const resets = [
  "surface-default",
  "surface-focused",
  "component-formbox-default",
  "component-formbox-focused",
]
  .map((part) => `--sjs2-border-effect-${part}-reset: 0 0 0 0 transparent;`)
  .join("");

/** All that the library would style a page with. */
export function wholeStyle(): string {
  const shipped = new URL(import.meta.resolve("survey-core/survey-core.fontless.min.css"));
  return `${createBaseThemeStyle()}\n${readFileSync(shipped, "utf8")}`;
}

/** The library's style without what is never used; `ownStyle` reads some of its variables. */
export function usedStyle(ownStyle: string): string {
  const root = postcss.parse(`${wholeStyle()}\n:where(.sd-theme-root){${resets}}`);
  root.walkRules((rule) => {
    if (isUnused(rule)) rule.remove();
  });
  root.walkAtRules((rule) => {
    if (rule.nodes?.length === 0 || isUnusedAnimation(rule, root)) rule.remove();
  });
  dropUnusedVariables(root, ownStyle);
  return root.toString();
}

/** Whether a rule selects only what is never drawn. Where it is hard to tell, the rule stays. */
function isUnused({ selectors }: Rule): boolean {
  return selectors.every((selector) => {
    const plain = selector.replace(/:not\([^)]*\)/g, "").replace(":where(.sd-theme-root)", ".sd-theme-root");
    if (/:(is|where|has|host)\(/.test(plain)) return false;
    const classes = (plain.match(/\.-?[_a-zA-Z][\w-]*/g) ?? []).map((name) => name.slice(1));
    return classes.some((name) => !usedParts.test(name) || unusedKinds.test(name));
  });
}

function isUnusedAnimation({ name, params }: AtRule, root: Root): boolean {
  if (!name.endsWith("keyframes")) return false;
  let used = false;
  root.walkDecls(/^animation/, ({ value }) => {
    used ||= value.includes(params);
  });
  return !used;
}

/** By it SurveyJS tells a phone, where the rows of a matrix stand below each other. */
const readByScript = "--sd-mobile-width";

/** A variable that only unread variables read is unread too, so that this goes on until none is left. */
function dropUnusedVariables(root: Root, ownStyle: string): void {
  for (;;) {
    const read = new Set(`${root.toString()}\n${ownStyle}`.match(/(?<=var\(\s*)--[\w-]+/g));
    let dropped = false;
    root.walkDecls(/^--/, (declaration) => {
      if (read.has(declaration.prop) || declaration.prop === readByScript) return;
      declaration.remove();
      dropped = true;
    });
    if (!dropped) return;
  }
}
