import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "~/http/api.server";
import { notFound } from "~/http/pages.server";

/** What no address of the API is, in the API's own words. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  forProgram(request, () => Promise.reject(notFound()));
