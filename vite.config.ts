import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { pageTexts } from "./app/i18n/page-texts-plugin.ts";
import { surveyStyle } from "./app/routes/respond/survey-style.ts";
import { compressedFiles } from "./app/server/compressed-files.ts";

/**
 * Packages that say of none of their modules that importing it does nothing by itself, so that all of them would be
 * sent for one button or one day. Of the design system's web components we use the field alone, whose React component
 * imports them all.
 */
const sentOnlyIfUsed =
  /[\\/](@digdir[\\/](designsystemet-react|designsystemet-web[\\/]dist[\\/]esm[\\/](?!field[\\/]|utils[\\/]|index\.js))|@u-elements|temporal-(polyfill|utils))[\\/]?/;

function hasSideEffects(id: string): boolean {
  return !sentOnlyIfUsed.test(id);
}

const everyPagesPackages =
  /[\\/]node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next|@radix-ui|clsx)[\\/]/;

/**
 * The frame's own modules. None with a style of its own: that would come before the design system's, and lose against it
 * whatever it says, since the layer that is named first is the weakest.
 */
const everyPagesModules =
  /[\\/]app[\\/](ui[\\/](page|mark)|i18n[\\/](format|language)|routes[\\/]layout[\\/](as-problem|contact|language-switch|method-link|organization-page|patient-scripts|problem-page|site-page|static-page|use-[a-z-]+))\.tsx?$/;

/** The results' styles are small, and a page waits for each file of them. */
const resultsStyles = /[\\/]app[\\/]routes[\\/]results[\\/][a-z-]+\.css$/;

function isOfEveryPage(id: string): boolean {
  return everyPagesPackages.test(id) || everyPagesModules.test(id);
}

export default defineConfig({
  plugins: [surveyStyle(), pageTexts(), reactRouter(), compressedFiles()],
  build: {
    // In kB. The questionnaire's library is larger than what Vite warns of, and loaded by its own pages alone.
    chunkSizeWarningLimit: 1700,
    rolldownOptions: {
      checks: { pluginTimings: false },
      treeshake: { moduleSideEffects: hasSideEffects },
    },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          // What every page is made with, as one file: a phone waits for each file it has to ask for.
          output: {
            codeSplitting: {
              groups: [
                { name: "frame", test: isOfEveryPage },
                { name: "results-style", test: resultsStyles },
              ],
            },
          },
        },
      },
    },
    // The server's bundle is our Express application, which has React Router's inside.
    ssr: { build: { rolldownOptions: { input: "./app/server/app.ts" } } },
  },
});
