import { useRouteLoaderData } from "@remix-run/react";
import type { Role } from "~/domain/actor";

/** What the one who looks may do at a desk, for what is offered; it protects nothing. */
export function useMyRoles(): (...wanted: Role[]) => boolean {
  const shell = useRouteLoaderData("root") as { roles?: Role[] } | undefined;
  return (...wanted) => wanted.some((role) => shell?.roles?.includes(role));
}
