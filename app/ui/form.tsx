import { Form as RemixForm, useActionData } from "@remix-run/react";
import { useEffect, type ComponentProps } from "react";
import { useTo } from "~/i18n/reader";
import { Answered } from "./answer";
import { forgetSent, keepSent } from "./sent-form";

/**
 * A form whose fields know what its route's action answered. It works without script. Where it
 * `revises` what is there, it says what it showed, so that two who change the same are told.
 */
export function Form({
  action,
  method = "post",
  of,
  revises,
  children,
  ...rest
}: ComponentProps<typeof RemixForm> & { of?: string; revises?: boolean }) {
  const answer = useActionData();
  const to = useTo();
  useEffect(() => forgetSent, []);
  return (
    <RemixForm
      onSubmit={keepSent}
      {...rest}
      method={method}
      action={action && to(action)}
      noValidate
    >
      <Answered answer={answer} of={of} revises={revises}>
        {children}
      </Answered>
    </RemixForm>
  );
}
