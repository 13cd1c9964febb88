import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";
import { surveyStyleNonce } from "./app/routes/respond/survey-style-nonce.ts";

export default defineConfig({
  plugins: [surveyStyleNonce(), reactRouter()],
  environments: {
    // The server's bundle is our Express application, which has React Router's inside.
    ssr: { build: { rolldownOptions: { input: "./app/server/app.ts" } } },
  },
});
