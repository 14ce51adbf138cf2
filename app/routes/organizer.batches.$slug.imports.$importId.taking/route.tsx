import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { importPage } from "~/domain/imports/queries.server";
import { takeIn } from "~/domain/imports/take-in.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Check } from "~/ui/field";

export { ImportErrors as ErrorBoundary } from "~/parts/import-gone";

export const handle: Handle = { hydrates: true, title: (text) => text.imports.taking.title };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const input = { importId: params.importId };
  const { id, slug, counts } = await show(importPage, { actor: await staff(request), input });
  return { at: `/organizer/batches/${slug}/imports/${id}`, counts };
}

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
