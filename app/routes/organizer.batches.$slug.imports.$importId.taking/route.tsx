import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { takeIn } from "~/domain/imports/take-in.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { importKept } from "~/http/imports.server";
import { to } from "~/http/locale";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Empty } from "~/ui/empty";
import { Check } from "~/ui/field";
import { Page } from "~/ui/page";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.taking.title };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  importKept(request, params.importId);

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(takeIn, {
    actor: await staff(request),
    input: { ...(await formInput(request)), importId: params.importId },
    then: ({ id, slug }) => redirect(to(request, `/organizer/batches/${slug}/imports/${id}`)),
  });

export default function Taking() {
  const { at, counts } = useLoaderData<typeof loader>();
  const { edit, preview, taking: words } = useText().imports;
  const told = (["new", "changed", "same"] as const).filter((one) => counts[one] > 0);
  if (counts.new + counts.changed === 0)
    return (
      <Page title={words.title} narrow>
        <Empty title={words.nothing} action={{ to: at, label: edit.back }} />
      </Page>
    );
  return (
    <Confirm
      title={words.title}
      lead={words.lead}
      button={preview.go(counts.new + counts.changed)}
      back={{ to: at, label: edit.back }}
    >
      <ul className="plain-list">
        {told.map((one) => (
          <li key={one}>{words[one](counts[one])}</li>
        ))}
      </ul>
      {counts.changed > 0 && <Check name="only" value="new" label={words.onlyNew} />}
    </Confirm>
  );
}
