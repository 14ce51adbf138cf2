import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { purposes } from "~/domain/privacy/input";
import { lookAtPaper } from "~/domain/photos/look-at-paper.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import type { Handle } from "~/http/handle";
import { submit } from "~/http/submit.server";
import { useText } from "~/i18n/reader";
import { Confirm } from "~/ui/confirm";
import { Checks } from "~/ui/field";
import { Page } from "~/ui/page";
import { PhotoFrame } from "~/ui/photo";

export const handle: Handle = { hydrates: true, title: (text) => text.photos.look };

export const loader = async ({ request }: LoaderFunctionArgs) => {
  await staff(request);
  return null;
};

export const action = async ({ request, params }: ActionFunctionArgs) =>
  submit(lookAtPaper, {
    actor: await staff(request),
    input: { ...(await formInput(request)), photoId: params.photoId },
    then: (paper) => Response.json(paper),
  });

type Paper = { src: string; width: number; height: number };

const isPaper = (answer: unknown): answer is Paper =>
  typeof answer === "object" && answer !== null && "src" in answer;

export default function LookAtPaper() {
  const answer = useActionData<unknown>();
  const { photos, consents, deliveries } = useText();
  if (isPaper(answer)) {
    return (
      <Page title={photos.paper} narrow>
        <PhotoFrame {...answer} alt={photos.paper} eager />
      </Page>
    );
  }
  return (
    <Confirm
      title={photos.look}
      lead={photos.lookLead}
      button={photos.openPaper}
      back={{ to: "/organizer", label: deliveries.desk }}
    >
      <Checks
        name="purpose"
        legend={consents.look.purpose}
        options={purposes.map((value) => ({ value, label: consents.look.purposes[value] }))}
      />
    </Confirm>
  );
}
