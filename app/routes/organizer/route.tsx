import { Outlet } from "@remix-run/react";
import type { Handle } from "~/http/handle";
import { DeskNav } from "./desk-nav";

export const handle: Handle = { hydrates: true, title: (text) => text.site.organizer };

export default function Organizer() {
  return (
    <>
      <DeskNav />
      <Outlet />
    </>
  );
}
