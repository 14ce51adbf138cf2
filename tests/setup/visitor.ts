import { Agent, request, type IncomingHttpHeaders } from "node:http";

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  bytes: Buffer;
};

type Ask = {
  method?: string;
  form?: Record<string, string> | FormData;
  headers?: Record<string, string>;
};

const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 600 });

/** Somebody with a browser's memory for cookies and nothing else of a browser. */
export type Visitor = ReturnType<typeof aVisitor>;

/** A visitor of a site; `cookies` are those he brings along. He follows no redirect by himself. */
export function aVisitor(url: string, cookies: Record<string, string> = {}) {
  const jar = new Map(Object.entries(cookies));

  async function ask(path: string, { method = "GET", form, headers }: Ask = {}): Promise<Answer> {
    const answer = await sent(new URL(path, url), method, await bodyOf(form), {
      ...(jar.size > 0 && { cookie: [...jar].map((pair) => pair.join("=")).join("; ") }),
      ...headers,
    });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [name = "", value = ""] = line.split(";", 1)[0]!.split("=", 2);
      if (/max-age=0\b/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  return {
    jar,
    ask,
    get: (path: string) => ask(path),
    post: (path: string, form: Record<string, string> | FormData = {}) =>
      ask(path, { method: "POST", form }),
  };
}

async function bodyOf(form: Ask["form"]) {
  if (!form) return undefined;
  const body = new Response(form instanceof FormData ? form : new URLSearchParams(form));
  return {
    type: body.headers.get("content-type") ?? "",
    bytes: Buffer.from(await body.arrayBuffer()),
  };
}

type Body = Awaited<ReturnType<typeof bodyOf>>;

const sent = (url: URL, method: string, body: Body, headers: Record<string, string>) =>
  new Promise<Answer>((resolve, reject) => {
    const asked = request(
      url,
      {
        agent,
        method,
        headers: {
          ...headers,
          ...(body && { "content-type": body.type, "content-length": String(body.bytes.length) }),
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const bytes = Buffer.concat(chunks);
          const { statusCode = 0, headers } = answer;
          resolve({ status: statusCode, headers, text: bytes.toString("utf8"), bytes });
        });
      },
    );
    asked.on("error", reject);
    asked.end(body?.bytes);
  });
