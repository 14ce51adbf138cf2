import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  Scripts,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ForMachines } from "./head";
import { shellOf } from "./http/shell.server";
import { handleOf } from "./http/handle";
import { inLocale, localeOf, withoutLocale } from "./http/locale";
import { useSent } from "./http/sent";
import deskStyles from "./desk-styles.css?url";
import { useLocale, useNow, useText } from "./i18n/reader";
import { ErrorScene, sceneAt } from "./parts/error-scene";
import "./styles.css";
import { Banner } from "./ui/banner";
import { TextLink } from "./ui/button";
import { LittleScript } from "./ui/little-script";
import { Footer, Masthead, SkipLink } from "./ui/masthead";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const loader = ({ request }: LoaderFunctionArgs) => shellOf(request);

/** What a document brings along within itself. */
const Inline = ({ enhance, ahead }: NonNullable<ReturnType<typeof useSent>["inline"]>) => (
  <>
    <LittleScript script={enhance} />
    {ahead && <script type="speculationrules" dangerouslySetInnerHTML={{ __html: ahead }} />}
  </>
);

/** The sheet every page and every error is drawn on. */
export function Layout({ children }: { children: ReactNode }) {
  const { scripts, nonce, inline } = useSent();
  const now = useNow();
  const failed = Boolean(useRouteError());
  return (
    <html lang={useLocale()} data-now={scripts ? now : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Head />
        <Links />
        {scripts && <link rel="stylesheet" href={deskStyles} />}
      </head>
      <body>
        <SkipLink />
        <Top />
        {children}
        <Bottom />
        {scripts ? <Scripts nonce={nonce} /> : !failed && inline && <Inline {...inline} />}
      </body>
    </html>
  );
}

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

const useShell = () => useRouteLoaderData<typeof loader>("root");

function Head() {
  const text = useText();
  const error = useRouteError();
  const failed = Boolean(error);
  const pages = useMatches().map((match) => ({ data: match.data, handle: handleOf(match) }));
  const named = failed ? undefined : pages.findLast(({ handle }) => handle?.title);
  const told = failed ? undefined : pages.findLast(({ handle }) => handle?.summary);
  const name = failed
    ? text.common.lost[sceneAt(statusOf(error))].title
    : named?.handle?.title?.(text, named.data);
  const title = name ? `${name} · ${text.site.title}` : text.site.title;
  const summary = told?.handle?.summary?.(text, told.data) ?? text.site.description;
  const origin = useShell()?.origin;
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={summary} />
      <meta property="og:title" content={name ?? text.site.title} />
      <meta property="og:description" content={summary} />
      <meta property="og:site_name" content={text.site.title} />
      {origin && !failed && <ForMachines {...pages.at(-1)!} origin={origin} title={title} />}
      {failed && <meta name="robots" content="noindex" />}
    </>
  );
}

function Top() {
  const { site } = useText();
  const shell = useShell();
  const items = [
    { to: "/wishes", label: site.wishes },
    { to: "/batches", label: site.batches },
    { to: "/funds", label: site.funds },
    { to: "/about", label: site.about },
    ...(shell?.organizer ? [{ to: "/organizer", label: site.organizer }] : []),
    ...(shell?.fund ? [{ to: "/fund", label: site.fundDesk }] : []),
    ...(shell?.steward ? [{ to: "/steward", label: site.steward }] : []),
  ];
  const account = shell?.signedIn
    ? { to: "/me", label: site.me }
    : { to: "/sign-in", label: site.signIn };
  return (
    <>
      {shell?.practice && (
        <Banner tone="practice">
          {site.practice} <TextLink to="/practice/mail">{site.mailbox}</TextLink>
        </Banner>
      )}
      <Masthead items={items} current={withoutLocale(useLocation().pathname)} account={account} />
    </>
  );
}

function Bottom() {
  const { site } = useText();
  const { pathname, search } = useLocation();
  const other = localeOf(pathname) === "en" ? "zh-CN" : "en";
  return (
    <Footer
      links={[
        { to: "/about", label: site.about },
        { to: "/businesses", label: site.businesses },
        { to: "/privacy", label: site.privacy },
        { to: "/concerns/new", label: site.concern },
        {
          to: inLocale(other, pathname) + search,
          label: site.otherLanguage,
          lang: other,
          plain: true,
        },
      ]}
    >
      {site.promise}
    </Footer>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { requestId } = useSent();
  const status = statusOf(error);
  return <ErrorScene status={status} id={status >= 500 ? requestId : undefined} />;
}
