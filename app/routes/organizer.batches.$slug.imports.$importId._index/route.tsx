import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { useText } from "~/i18n/reader";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { lookAtImport } from "./look-at-import.server";
import { Failed, Unsure } from "./not-yet";
import { Preview } from "./preview";
import { Progress } from "./progress";
import { Rows } from "./rows";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  lookAtImport(request, params.importId);

export default function Import() {
  const { about, asked, seen } = useLoaderData<typeof loader>();
  const { imports, organizer } = useText();
  const batch = `/organizer/batches/${about.slug}`;
  const at = `${batch}/imports/${about.id}`;
  const working = about.state === "reading" || about.state === "taking_in";
  return (
    <Page
      title={about.fileName ?? imports.title}
      crumbs={[
        { to: batch, label: about.batchTitle },
        { to: `${batch}/import`, label: imports.title },
        { label: about.fileName ?? imports.states[about.state] },
      ]}
    >
      {working && <Progress about={about} />}
      {about.state === "failed" && <Failed about={about} batch={batch} />}
      {about.state === "unsure" && <Unsure about={about} at={at} />}
      {about.state === "ready" && <Preview about={about} at={at} />}
      {seen && <Rows key={JSON.stringify(asked)} at={at} about={about} asked={asked} seen={seen} />}
      {!working && (
        <Actions>
          {about.state !== "failed" && (
            <LinkButton to={`${batch}/import`}>{imports.preview.again}</LinkButton>
          )}
          {about.can.keep && <TextLink to={`${at}/removal`}>{imports.preview.remove}</TextLink>}
          <TextLink to={batch}>{organizer.batch.back}</TextLink>
        </Actions>
      )}
    </Page>
  );
}
