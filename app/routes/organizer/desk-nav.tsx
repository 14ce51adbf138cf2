import { useLocation } from "@remix-run/react";
import { withoutLocale } from "~/http/locale";
import { useText } from "~/i18n/reader";
import { Tabs } from "~/ui/tabs";

const underBatches = ["wishes", "children", "programmes", "hubs"].map(
  (name) => `/organizer/${name}`,
);

/** The rooms of the desk, above every one of its pages. */
export function DeskNav() {
  const { organizer } = useText();
  const here = withoutLocale(useLocation().pathname);
  const rooms = [
    { to: "/organizer", label: organizer.nav.todo },
    { to: "/organizer/batches", label: organizer.nav.batches },
    { to: "/organizer/review", label: organizer.nav.review },
    { to: "/organizer/consents", label: organizer.nav.consents },
    { to: "/organizer/hub", label: organizer.nav.hub },
    { to: "/organizer/deliveries", label: organizer.nav.deliveries },
    { to: "/organizer/members", label: organizer.nav.members },
  ];
  const under = (path: string) => here === path || here.startsWith(`${path}/`);
  const current =
    rooms.findLast(({ to }) => under(to) && (to !== "/organizer" || here === to))?.to ??
    (underBatches.some(under) ? "/organizer/batches" : undefined);
  return (
    <div className="desk-nav">
      <Tabs
        label={organizer.nav.label}
        items={rooms.map((room) => ({ ...room, current: room.to === current }))}
      />
    </div>
  );
}
