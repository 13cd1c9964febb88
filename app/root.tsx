import "@fontsource-variable/inter/wght.css";
import "#app/ui/design-system.css";
import "#app/ui/theme/mognad.css";
import "#app/ui/base.css";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Links, type LinksFunction, Meta, Outlet, ScrollRestoration, useRouteLoaderData } from "react-router";
import { getLanguage, languageMiddleware } from "#app/i18n/middleware.server.ts";
import { besidePageTexts } from "#app/i18n/page-texts.client.ts";
import { asProblem } from "#app/routes/layout/as-problem.ts";
import { PatientScripts } from "#app/routes/layout/patient-scripts.tsx";
import { ProblemPage } from "#app/routes/layout/problem-page.tsx";
import { useIsStatic } from "#app/routes/layout/static-page.ts";
import { actorMiddleware } from "#app/server/actor.server.ts";
import { actorOf, nonceContext, processContext } from "#app/server/context.ts";
import type { Route } from "./+types/root.ts";

export const middleware: Route.MiddlewareFunction[] = [languageMiddleware, actorMiddleware];

export const clientMiddleware: Route.ClientMiddlewareFunction[] = [
  ({ request }, next) => besidePageTexts(request, next),
];

/** What every page's frame needs. Open to all: it says only what the one who asks knows already. */
export function loader({ context }: Route.LoaderArgs) {
  const actor = actorOf(context);
  return {
    language: getLanguage(context),
    nonce: context.get(nonceContext),
    demonstration: context.get(processContext).demonstration,
    user:
      actor.kind === "user"
        ? { name: actor.name, isOperator: actor.isOperator, memberships: actor.memberships }
        : null,
  };
}

export const links: LinksFunction = () => [{ rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }];

export function Layout({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const frame = useRouteLoaderData<typeof loader>("root");
  const isStatic = useIsStatic();
  return (
    <html
      lang={frame?.language ?? i18n.language}
      data-color-scheme="light"
      data-color="accent"
      data-size="md"
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links nonce={frame?.nonce ?? ""} />
      </head>
      <body>
        {children}
        {!isStatic && (
          <>
            <ScrollRestoration nonce={frame?.nonce ?? ""} />
            <PatientScripts nonce={frame?.nonce ?? ""} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <ProblemPage problem={asProblem(error)} />;
}
