import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const bareStyle = 'React.createElement("style", null,';
/** How many style elements survey-react-ui draws; another number means that it has changed. */
const expected = 2;

/**
 * Gives survey-react-ui's style elements the page's nonce, without which our Content-Security-Policy stops them: it
 * draws them bare and offers no way to. Stops the build where it finds other than the two that it knows.
 */
export function surveyStyleNonce(): Plugin {
  const noncedStyle = fileURLToPath(new URL("./nonced-style.tsx", import.meta.url));
  return {
    name: "survey-style-nonce",
    // The package goes through the transform below in the server's bundle and in development too.
    config: () => ({
      ssr: { noExternal: ["survey-react-ui"] },
      optimizeDeps: { exclude: ["survey-react-ui"] },
    }),
    transform(code, id) {
      if (!/[\\/]survey-react-ui[\\/].*\.m?js(\?|$)/.test(id)) return null;
      const parts = code.split(bareStyle);
      if (parts.length !== expected + 1) {
        this.error(`survey-react-ui draws ${parts.length - 1} bare style elements, not ${expected}.`);
      }
      return {
        code: `import { NoncedStyle } from ${JSON.stringify(noncedStyle)};\n${parts.join("React.createElement(NoncedStyle, null,")}`,
        map: null,
      };
    },
  };
}
