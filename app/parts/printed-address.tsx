import { useLocation, useRouteLoaderData } from "@remix-run/react";

/** Where a sheet of paper was printed from; links on it are said from there on. */
export function PrintedAddress() {
  const shell = useRouteLoaderData("root") as { origin: string } | undefined;
  const { pathname, search } = useLocation();
  return (
    <p className="print-only printed-address">{`${shell?.origin ?? ""}${pathname}${search}`}</p>
  );
}
