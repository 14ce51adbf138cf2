import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "~/http/api.server";
import { reportsForProgram } from "~/http/api-reports.server";

export const loader = ({ request }: LoaderFunctionArgs) => forProgram(request, reportsForProgram);
