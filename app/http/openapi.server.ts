import { z } from "zod";
import { env } from "~/platform/env.server";
import { batchesAsked, reportsAsked, shapes, wishesAsked } from "./api-shapes";

const refOf = (id: string) => `#/components/schemas/${id}`;

/** The description of `/api/v1` (OpenAPI 3.1), written from the very shapes that answer. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "心愿桥 Wishbridge",
      version: "1",
      description:
        "What is public of wishes, batches and reports, to be read by programs. Without keys; nothing can be written. An answer has an ETag and may be kept for a minute. Ask five times a second at most. Each page names the next one; follow it as it is.",
    },
    servers: [{ url: `${env().publicUrl}/api/v1` }],
    paths: {
      "/wishes": {
        get: operation("wishes", "Open wishes, 24 a page", "WishPage", wishesAsked),
      },
      "/wishes/{id}": {
        get: {
          ...operation("wish", "A public wish, also when it was taken or granted", "Wish"),
          parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        },
      },
      "/batches": {
        get: operation("batches", "Public batches, the newest first", "BatchPage", batchesAsked),
      },
      "/reports": {
        get: operation(
          "reports",
          "Published reports, the newest first",
          "ReportPage",
          reportsAsked,
        ),
      },
    },
    components: { schemas: schemas() },
  };
}

function operation(operationId: string, summary: string, shape: string, asked?: z.ZodObject) {
  const refused = [...(asked ? ["400"] : ["404", "410"]), "429"];
  const content = { "application/problem+json": { schema: { $ref: refOf("Problem") } } };
  return {
    operationId,
    summary,
    parameters: asked ? parametersOf(asked) : [],
    responses: {
      "200": {
        description: "The answer",
        content: { "application/json": { schema: { $ref: refOf(shape) } } },
      },
      ...Object.fromEntries(refused.map((status) => [status, { description: "Refused", content }])),
    },
  };
}

function parametersOf(asked: z.ZodObject) {
  const { properties = {} } = z.toJSONSchema(asked, { io: "input" });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: "query", schema }));
}

/** Inside of one document a schema needs no name of its own. */
function schemas() {
  const all = z.toJSONSchema(shapes, { uri: refOf, io: "output" });
  const plain = ([name, schema]: [string, object]) => [
    name,
    Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith("$"))),
  ];
  return Object.fromEntries(Object.entries(all.schemas).map(plain));
}
