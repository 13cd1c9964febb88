import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { surveyStyleNonce } from "./app/routes/respond/survey-style-nonce.ts";

export default defineConfig({
  plugins: [surveyStyleNonce(), reactRouter()],
  build: {
    // In kB. The questionnaire's library is larger than what Vite warns of, and loaded by its own pages alone.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  environments: {
    // The server's bundle is our Express application, which has React Router's inside.
    ssr: { build: { rolldownOptions: { input: "./app/server/app.ts" } } },
  },
});
