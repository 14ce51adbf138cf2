import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { parcelLabel } from "~/domain/claims/queries.server";
import { claimHome } from "~/http/claim-step.server";
import { claimant } from "~/http/doors.server";
import type { Handle } from "~/http/handle";
import { show } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { env } from "~/platform/env.server";
import { qrSvg } from "~/platform/qr.server";
import { Actions, LinkButton, TextLink } from "~/ui/button";
import { Page } from "~/ui/page";
import { PaperLabel } from "~/ui/paper-label";

export const handle: Handle = { title: (text) => text.claims.label.title };

export const loader = async ({ request, params }: LoaderFunctionArgs) => {
  const claimId = params.claimId!;
  const actor = await claimant(request, claimId);
  const label = await show(parcelLabel, { actor, input: { claimId } });
  return {
    claimId,
    home: await claimHome(actor, claimId),
    ...label,
    qr: await qrSvg(`${env().publicUrl}/organizer/hub/${label.code}`),
  };
};

export default function Label() {
  const { claimId, home, code, pieces, hub, qr } = useLoaderData<typeof loader>();
  const { claims, print } = useText();
  const { label } = claims;
  return (
    <Page title={label.title} lead={<span className="screen-only">{label.how}</span>} narrow>
      <div className="my-6">
        <PaperLabel
          qr={qr}
          qrLabel={label.qr}
          foot={
            <>
              <span>{label.cut}</span>
              <span>{label.secret}</span>
            </>
          }
        >
          <p>{label.to}</p>
          <p className="paper-label-main" lang="zh-CN">
            {hub.address}
            <br />
            {hub.name}
          </p>
          <p>
            {hub.phone} <span lang="zh-CN">{hub.hours}</span>
          </p>
          <p>
            {label.parcel} <b className="paper-label-code">{code}</b>
          </p>
          <p>{label.pieces(pieces)}</p>
        </PaperLabel>
      </div>
      <Actions>
        <LinkButton kind="primary" to={`/claims/${claimId}/label.pdf`}>
          {print.parcel.one}
        </LinkButton>
        <LinkButton to={`/claims/${claimId}/label.pdf?sheet`}>{print.parcel.four}</LinkButton>
        <LinkButton to={`/claims/${claimId}/packing-list.pdf`}>{print.packing.download}</LinkButton>
      </Actions>
      <TextLink to={home}>{label.back}</TextLink>
    </Page>
  );
}
