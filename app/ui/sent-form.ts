import type { FormEvent } from "react";

type Sent = {
  fields: FormData;
  action: string;
  method: "get" | "post";
  encType: "application/x-www-form-urlencoded" | "multipart/form-data";
};

let sent: Sent | undefined;

/**
 * Keeps what a form holds as it is sent, in this tab's memory alone and as long as the form is
 * shown, so that it can be sent again where its answer takes the form's place.
 */
export function keepSent({ currentTarget: form, nativeEvent }: FormEvent<HTMLFormElement>): void {
  const { submitter } = nativeEvent as SubmitEvent;
  const { pathname, search } = new URL(
    submitter?.getAttribute("formaction") ?? form.action,
    location.href,
  );
  sent = {
    fields: new FormData(form, submitter),
    action: pathname + search,
    method: form.method === "post" ? "post" : "get",
    encType:
      form.enctype === "multipart/form-data" ? form.enctype : "application/x-www-form-urlencoded",
  };
}

export const lastSent = (): Sent | undefined => sent;
export const forgetSent = (): void => (sent = undefined);
