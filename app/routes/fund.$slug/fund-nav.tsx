import { useLocation } from "@remix-run/react";
import { withoutLocale } from "~/http/locale";
import { useText } from "~/i18n/reader";
import { Tabs } from "~/ui/tabs";

type Desk = { slug: string; may: { invite: boolean; keep: boolean } };

/** The rooms of a fund, above every one of its pages. */
export function FundNav({ fund: { slug, may } }: { fund: Desk }) {
  const { adjustments, allocations, cards, funds, reports, statements } = useText();
  const { desk } = funds;
  const here = withoutLocale(useLocation().pathname);
  const home = `/fund/${slug}`;
  const rooms = [
    { to: home, label: desk.nav.todo },
    { to: `${home}/deposits`, label: desk.nav.deposits },
    { to: `${home}/statements`, label: statements.title },
    { to: `${home}/pledges`, label: desk.nav.pledges },
    { to: `${home}/cards`, label: cards.desk.nav },
    { to: `${home}/allocations`, label: allocations.title },
    { to: `${home}/purchases`, label: allocations.purchases.title },
    { to: `${home}/books`, label: desk.nav.books },
    { to: `${home}/adjustments`, label: adjustments.title },
    { to: `${home}/reports`, label: reports.desk.title },
    { to: `${home}/receipts`, label: desk.nav.receipts },
    { to: `${home}/committee`, label: desk.nav.committee },
    ...(may.invite ? [{ to: `${home}/donors`, label: desk.nav.donors }] : []),
    ...(may.keep ? [{ to: `${home}/settings`, label: desk.nav.settings }] : []),
  ];
  const under = (path: string) => here === path || (path !== home && here.startsWith(`${path}/`));
  return (
    <div className="desk-nav">
      <Tabs
        label={desk.label}
        items={rooms.map((room) => ({ ...room, current: under(room.to) }))}
      />
    </div>
  );
}
