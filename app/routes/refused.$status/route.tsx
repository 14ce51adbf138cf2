import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "~/http/pages.server";

const statuses = new Set(["403", "405", "411", "413"]);

/** Draws the page of what the edge refused; every other address under here is none. */
export const loader = ({ params }: LoaderFunctionArgs) => {
  const status = params.status ?? "";
  throw statuses.has(status) ? new Response(null, { status: Number(status) }) : notFound();
};

export default function Refused() {
  return null;
}
