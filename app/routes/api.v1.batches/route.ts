import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "~/http/api.server";
import { batchesForProgram } from "~/http/api-wishes.server";

export const loader = ({ request }: LoaderFunctionArgs) => forProgram(request, batchesForProgram);
