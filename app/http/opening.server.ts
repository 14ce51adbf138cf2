import { redirect } from "@remix-run/node";
import { env } from "~/platform/env.server";
import { to } from "./locale";

/**
 * Where a steward goes on after asking somebody in. Where the installation sends no mail, the page
 * shows the link to be copied instead.
 */
export const afterAsking = (request: Request, token: string, onwards: string): Response =>
  env().mail === "none"
    ? Response.json({ link: env().publicUrl + to(request, `/invitations/${token}`) })
    : redirect(to(request, onwards));
