import type { LoaderFunctionArgs } from "@remix-run/node";
import { forProgram } from "~/http/api.server";
import { wishesForProgram } from "~/http/api-wishes.server";

export const loader = ({ request }: LoaderFunctionArgs) => forProgram(request, wishesForProgram);
