import { Form as RemixForm, useActionData } from "@remix-run/react";
import type { ComponentProps } from "react";
import { useTo } from "~/i18n/reader";
import { Answered } from "./answer";

/** A form whose fields know what its route's action answered. It works without script. */
export function Form({
  action,
  method = "post",
  of,
  children,
  ...rest
}: ComponentProps<typeof RemixForm> & { of?: string }) {
  const answer = useActionData();
  const to = useTo();
  return (
    <RemixForm {...rest} method={method} action={action && to(action)} noValidate>
      <Answered answer={answer} of={of}>
        {children}
      </Answered>
    </RemixForm>
  );
}
