import { useActionData } from "@remix-run/react";
import { useText } from "~/i18n/reader";
import { Copy } from "~/ui/copy";
import { Callout } from "~/ui/panel";

/** The link of an invitation where no mail brings it; it is shown only once. */
export function LinkToCopy() {
  const answer = useActionData<{ link?: string }>();
  const { accounts } = useText();
  if (!answer?.link) return null;
  return (
    <Callout>
      {accounts.members.copyLink}
      <Copy text={answer.link} />
    </Callout>
  );
}
