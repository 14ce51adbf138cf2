// Asks one address over and over through connections that stay open, and tells its parent how often
// it was answered. It speaks HTTP over bare sockets: a client of Node's own would take more of the
// processor than what is measured, and the limit and ours are asked by the same.
import { readFileSync } from "node:fs";
import { connect } from "node:net";

const endOfHead = "\r\n\r\n";

/** Seconds of the processor that a process has used. */
const used = (pid) => {
  const [user, kernel] = readFileSync(`/proc/${pid}/stat`, "utf8")
    .split(") ")[1]
    .split(" ")
    .slice(11);
  return (Number(user) + Number(kernel)) / 100;
};

process.once("message", async ({ port, path, headers, connections, seconds, pid }) => {
  const request = [`GET ${path} HTTP/1.1`, `Host: localhost:${port}`]
    .concat(Object.entries(headers).map((pair) => pair.join(": ")))
    .join("\r\n")
    .concat(endOfHead);
  let counting = false;
  let over = false;
  let answers = 0;
  let others = 0;

  const ask = () =>
    new Promise((resolve, reject) => {
      const socket = connect(port, "localhost");
      let left = -1;
      let head = "";
      const next = () => {
        if (over) return socket.end(resolve);
        left = -1;
        head = "";
        socket.write(request);
      };
      socket.setNoDelay(true).once("connect", next).once("error", reject);
      socket.on("data", (chunk) => {
        if (left < 0) {
          head += chunk.latin1Slice();
          const end = head.indexOf(endOfHead);
          if (end < 0) return;
          const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
          // Without a length it comes in chunks, of which an empty one is the last.
          left = length ? Number(length) - (head.length - end - endOfHead.length) : Infinity;
        } else left -= chunk.length;
        const done =
          left === Infinity ? chunk.subarray(-5).latin1Slice() === "0\r\n\r\n" : left <= 0;
        if (!done) return;
        if (counting && head.startsWith("HTTP/1.1 200")) answers += 1;
        else if (counting) others += 1;
        next();
      });
    });

  const asking = Promise.all(Array.from({ length: connections }, ask));
  const wait = (some) => new Promise((resolve) => setTimeout(resolve, some * 1000));
  await wait(1);
  counting = true;
  const [began, before] = [performance.now(), used(pid)];
  await wait(seconds);
  counting = false;
  const took = (performance.now() - began) / 1000;
  const cost = used(pid) - before;
  over = true;
  await asking;
  process.send({ rate: answers / took, cost: cost / answers, others });
  process.disconnect();
});
