import { filled } from "~/i18n/filled";
import type { WireMoney } from "~/i18n/formats";
import { useFormat, useText } from "~/i18n/reader";
import { TextLink } from "~/ui/button";
import { Callout } from "~/ui/panel";

/** Says what lies at the platform to who is about to enter money: passed on, it must not come in again. */
export function AtPlatform({ slug, lies }: { slug: string; lies: WireMoney }) {
  const { platform } = useText().adjustments;
  const { money } = useFormat();
  return (
    <Callout>
      {filled(platform.notTwice, { amount: money(lies) })}{" "}
      <TextLink to={`/fund/${slug}/move`}>{platform.go}</TextLink>
    </Callout>
  );
}
