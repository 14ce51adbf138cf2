import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { offerPhoto } from "~/domain/photos/offer-photo.server";
import { staff } from "~/http/doors.server";
import { formInput } from "~/http/form.server";
import { limit } from "~/http/limits.server";
import { to } from "~/http/locale";
import { withOffered } from "~/http/photos.server";
import { submit } from "~/http/submit.server";

export const loader = ({ request }: LoaderFunctionArgs) =>
  redirect(to(request, "/organizer/deliveries"));

/** One photo, sent ahead of the delivery's form, which names it by the token that comes back. */
export const action = async ({ request }: ActionFunctionArgs) => {
  const actor = await staff(request, { role: "courier" });
  await limit(request, "photo-ahead", { max: 1000, seconds: 3600 }, actor.personId);
  const { photo } = await formInput(request);
  return withOffered(photo, (input) =>
    submit(offerPhoto, { actor, input, then: (offer) => Response.json(offer) }),
  );
};
