import { isRouteErrorResponse, useParams, useRouteError } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { Empty } from "~/ui/empty";
import { Page } from "~/ui/page";
import { ErrorScene } from "./error-scene";

/** What stands instead of a page of an import: that it is gone, or what else went wrong. */
export function ImportErrors() {
  const words = useText().imports.gone;
  const { slug } = useParams();
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status !== 410) return <ErrorScene status={status} />;
  return (
    <Page title={words.title} narrow>
      <Empty
        title={words.lead}
        action={{ to: `/organizer/batches/${slug}/import`, label: words.again }}
      >
        {words.kept}
      </Empty>
    </Page>
  );
}
