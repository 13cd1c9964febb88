import { reactRouter } from "@react-router/dev/vite";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [reactRouter()],
  environments: {
    // The server's bundle is our Express application, which has React Router's inside.
    ssr: { build: { rolldownOptions: { input: "./app/server/app.ts" } } },
  },
});
