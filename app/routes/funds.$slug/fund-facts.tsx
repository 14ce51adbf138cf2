import type { LeftoverRule } from "~/domain/funds/choices";
import { useLocale, useText } from "~/i18n/reader";
import { useLangOf } from "~/parts/language";
import type { Category } from "~/parts/wires";
import { Day } from "~/ui/day";
import { Facts } from "~/ui/figures";

type Fund = {
  hostName: string;
  hostRegistration: string;
  certificate: string;
  openedAt: string;
  places: { code: string; zh: string; en: string }[];
  categories: Category[];
  leftoverRule: LeftoverRule;
  wishes: { granted: number };
};

/** Whose it is, where and with what it may help, and what becomes of what is left over. */
export function FundFacts({ fund }: { fund: Fund }) {
  const { funds: text, wishes, common } = useText();
  const english = useLocale() === "en";
  const written = useLangOf();
  const { page } = text;
  const places = fund.places.map(({ zh, en }) => (english ? en : zh)).join(common.comma);
  const categories = fund.categories.map((one) => wishes.category[one]).join(common.comma);
  return (
    <Facts
      items={[
        { label: text.host, value: <span lang={written(fund.hostName)}>{fund.hostName}</span> },
        { label: text.hostNumber, value: fund.hostRegistration },
        ...(fund.certificate ? [{ label: page.certificate, value: fund.certificate }] : []),
        { label: page.opened, value: <Day at={fund.openedAt} /> },
        { label: page.places, value: places || page.anywhere },
        { label: page.categories, value: categories || page.anything },
        { label: page.granted, value: page.grantedCount(fund.wishes.granted) },
        { label: page.leftover, value: page.leftovers[fund.leftoverRule] },
      ]}
    />
  );
}
