// The limits that pages are measured against: Node's own server that sends the same bytes from memory,
// and one that asks the database for the same wishes and sends the rows as they come.
import { createServer } from "node:http";
import pg from "pg";

process.once("message", ({ body, headers, database, query, values }) => {
  const bytes = Buffer.from(body, "base64");
  const pool = new pg.Pool({ connectionString: database, max: 8 });
  const server = createServer((request, response) => {
    if (request.url === "/bytes") {
      response.writeHead(200, headers).end(bytes);
      return;
    }
    pool.query({ name: "wishes", text: query, values }).then(({ rows }) => {
      const text = JSON.stringify(rows);
      response
        .writeHead(200, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(text),
        })
        .end(text);
    });
  });
  server.listen(0, "localhost", () => process.send(server.address().port));
});
