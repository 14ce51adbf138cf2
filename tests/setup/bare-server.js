// The limit that a rush is measured against: a server that keeps the wishes in its memory, asks no
// database and draws no page, but sends the same bytes. Its parent tells it the wishes and the page.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

process.once("message", ({ wishes, page }) => {
  const open = new Set(wishes);
  const server = createServer((request, response) => {
    const wish = request.url.split("/").at(-1);
    request.resume();
    if (request.method === "POST" && !open.has(wish)) {
      response.writeHead(303, { location: `${request.url}?lost=1` }).end();
      return;
    }
    if (open.delete(wish)) {
      response.writeHead(302, { location: `/claims/${randomUUID()}` }).end();
      return;
    }
    const nearest = [...open].slice(0, 4).map((id) => `<a href="/wishes/${id}">${id}</a>`);
    const text = page.replace(
      /<ul class="nearest">.*?<\/ul>/s,
      `<ul class="nearest">${nearest}</ul>`,
    );
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(text);
  });
  server.listen(0, "localhost", () => process.send(server.address().port));
});
