import { useLocation } from "@remix-run/react";
import { withoutLocale } from "~/http/locale";
import { useText } from "~/i18n/reader";
import { useMyRoles } from "~/parts/my-roles";
import { Tabs } from "~/ui/tabs";

const underBatches = ["wishes", "children", "programmes", "hubs"].map(
  (name) => `/organizer/${name}`,
);

/** The rooms of the desk, above every one of its pages. */
export function DeskNav() {
  const { organizer } = useText();
  const here = withoutLocale(useLocation().pathname);
  const may = useMyRoles();
  const rooms = [
    { to: "/organizer", label: organizer.nav.todo },
    { to: "/organizer/batches", label: organizer.nav.batches },
    ...(may("coordinator", "reviewer")
      ? [{ to: "/organizer/consents", label: organizer.nav.consents }]
      : []),
    ...(may("reviewer") ? [{ to: "/organizer/review", label: organizer.nav.review }] : []),
    { to: "/organizer/hub", label: organizer.nav.hub },
    { to: "/organizer/deliveries", label: organizer.nav.deliveries },
    { to: "/organizer/confirmations", label: organizer.nav.confirmations },
    ...(may("coordinator", "reviewer", "witness")
      ? [{ to: "/organizer/photos", label: organizer.nav.photos }]
      : []),
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
