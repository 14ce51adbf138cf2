import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { importKept } from "~/http/imports.server";
import { useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { Callout } from "~/ui/panel";
import { AgreedForm } from "./agreed-form";
import { recordAgreed } from "./record-agreed.server";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.consents.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  importKept(request, params.importId, "recordConsents");

export const action = ({ request, params }: ActionFunctionArgs) =>
  recordAgreed(request, params.importId);

export default function ImportConsents() {
  const { at, batchTitle, consents } = useLoaderData<typeof loader>();
  const words = useText().imports.consents;
  return (
    <Page title={words.title} above={batchTitle} narrow>
      {consents.recorded > 0 && <Callout>{words.recorded(consents.recorded)}</Callout>}
      {consents.waiting > 0 ? (
        <AgreedForm consents={consents} />
      ) : (
        <Empty title={words.none}>{words.noneWhy}</Empty>
      )}
      <TextLink to={at}>{words.back}</TextLink>
    </Page>
  );
}
