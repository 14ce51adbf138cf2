import { randomUUID } from "node:crypto";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { depositForm } from "~/domain/funds/deposit-queries.server";
import { recordDeposit } from "~/domain/funds/record-deposit.server";
import { trustee } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { atFund } from "~/http/fund.server";
import type { Handle } from "~/http/handle";
import { to } from "~/http/locale";
import { forbidden } from "~/http/pages.server";
import { filesIn, withPhotos } from "~/http/photos.server";
import { show, submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { AtPlatform } from "~/parts/at-platform";
import { Page } from "~/ui/page";
import { DepositForm } from "./deposit-form";

export const handle: Handle = { hydrates: true, title: ({ funds }) => funds.desk.record.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const { actor, fund } = await atFund(request, params.slug);
  if (!fund.may.record) throw forbidden();
  const reference = new URL(request.url).searchParams.get("reference") ?? "";
  const asked = await show(depositForm, { actor, input: params });
  return { ...asked, slug: fund.slug, reference, formKey: randomUUID() };
};

export const action = async ({ request, params }: ActionFunctionArgs) => {
  const actor = await trustee(request);
  const input = await formInput(request);
  return withPhotos({ files: { photos: filesIn(input.photos) }, paper: true, input }, (uploads) =>
    submit(recordDeposit, {
      actor,
      input: { ...input, slug: params.slug, photos: uploads.map(({ picture }) => picture) },
      then: () => redirect(to(request, `/fund/${params.slug}/deposits`)),
    }),
  );
};

export default function NewDeposit() {
  const asked = useLoaderData<typeof loader>();
  const { record } = useText().funds.desk;
  return (
    <Page title={record.title} lead={record.lead} narrow>
      {asked.platform && <AtPlatform slug={asked.slug} lies={asked.platform} />}
      <DepositForm asked={asked} />
    </Page>
  );
}
