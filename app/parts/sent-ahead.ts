import { useEffect, useRef, useState } from "react";
import type { RefusalCode } from "~/ui/answer";
import { mostBytes, shrink } from "~/ui/shrink";

export type SentAhead = {
  id: string;
  /** The file field that it was chosen in. */
  field: string;
  /** What the phone calls it. */
  name: string;
  state: "waiting" | "sending" | "sent" | "failed";
  /** How much of it is sent, from 0 to 1. */
  part: number;
  thumb: string;
  token?: string;
  until?: string;
  code?: RefusalCode;
};

const shelf = "photos-sent-ahead";
const atOnce = 2;

type Kept = { field: string; name?: string; token: string; until: string; thumb: string };

function kept(): Kept[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(shelf) ?? "[]");
    return Array.isArray(found) ? (found as Kept[]) : [];
  } catch {
    return [];
  }
}

function keep(all: Kept[]) {
  try {
    sessionStorage.setItem(shelf, JSON.stringify(all));
  } catch {
    // A full shelf only means that coming back begins anew.
  }
}

/** Forgets what was sent ahead for these fields: it has been used. */
export const forgetSent = (fields: readonly string[]) =>
  keep(kept().filter(({ field }) => !fields.includes(field)));

/**
 * Photos that are sent one by one as soon as they are chosen. What broke is kept and can be tried
 * again, by itself when the network is back; what was sent is there again for who comes back.
 */
export function useSentAhead(address: string, fields: readonly string[]) {
  const [photos, setPhotos] = useState<SentAhead[]>([]);
  const files = useRef(new Map<string, Blob>());
  const patch = (id: string, change: Partial<SentAhead>) =>
    setPhotos((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)));

  const names = fields.join(" ");
  useEffect(() => {
    const mine = names.split(" ");
    const again = kept().filter(
      ({ field, until }) => mine.includes(field) && Date.parse(until) > Date.now(),
    );
    setPhotos((all) => [
      ...again.map((one) => ({
        ...{ name: "", ...one, id: one.token, state: "sent" as const, part: 1 },
      })),
      ...all.filter(({ token }) => !again.some((one) => one.token === token)),
    ]);
  }, [names]);

  useEffect(() => {
    const next = photos.find(({ state }) => state === "waiting");
    if (!next || photos.filter(({ state }) => state === "sending").length >= atOnce) return;
    patch(next.id, { state: "sending", part: 0 });
    void deliver(next);
  });

  const refuse = (id: string, code: RefusalCode) => patch(id, { state: "failed", part: 0, code });

  async function deliver({ id, field, name }: SentAhead) {
    try {
      const { blob, thumb } = await shrink(files.current.get(id) ?? new Blob());
      files.current.set(id, blob);
      patch(id, thumb ? { thumb } : {});
      if (blob.size > mostBytes) return refuse(id, "photo_too_large");
      const { token, until } = await send(address, blob, (part) => patch(id, { part }));
      keep([...kept(), { field, name, token, until, thumb }]);
      patch(id, { state: "sent", part: 1, token, until });
    } catch (error) {
      refuse(id, isCode(error) ? error.code : "connection_broken");
    }
  }

  const retry = (which: (photo: SentAhead) => boolean) =>
    setPhotos((all) =>
      all.map((one) =>
        one.state === "failed" && which(one) ? { ...one, state: "waiting", part: 0 } : one,
      ),
    );
  useEffect(() => {
    const back = () => retry(({ code }) => code === "connection_broken");
    addEventListener("online", back);
    return () => removeEventListener("online", back);
  }, []);

  return {
    photos,
    add(field: string, chosen: readonly File[]) {
      const added = chosen.map((file): SentAhead => {
        const id = `${field}-${performance.now()}-${Math.random()}`;
        files.current.set(id, file);
        return { id, field, name: file.name, state: "waiting", part: 0, thumb: "" };
      });
      setPhotos((all) => [...all, ...added]);
    },
    retry: (id: string) => retry((one) => one.id === id),
    remove(id: string) {
      const token = photos.find((one) => one.id === id)?.token;
      keep(kept().filter((one) => one.token !== token));
      setPhotos((all) => all.filter((one) => one.id !== id));
    },
  };
}

/** A photo that broke on its way can be sent again; one that was refused stays so. */
export const broke = ({ state, code }: SentAhead) =>
  state === "failed" && code === "connection_broken";
export const refusedAhead = (photo: SentAhead) => photo.state === "failed" && !broke(photo);

export type Sender = ReturnType<typeof useSentAhead>;

type Refused = { code: RefusalCode };
const isCode = (error: unknown): error is Refused =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";

/** What the door itself answers, before any of our sentences: too large a body, too many of them. */
const doors: Partial<Record<number, RefusalCode>> = {
  413: "photo_too_large",
  429: "too_many_tries",
};

/** Sends one photo and tells how far it is; only this old way of asking tells that. */
function send(address: string, photo: Blob, tell: (part: number) => void) {
  return new Promise<{ token: string; until: string }>((done, fail) => {
    const asked = new XMLHttpRequest();
    const form = new FormData();
    form.append("photo", photo, "photo.jpg");
    asked.upload.onprogress = ({ loaded, total }) => tell(total ? loaded / total : 0);
    asked.onload = () => {
      const answer = asked.response as { token?: string; until?: string; errors?: Refused[] };
      if (asked.status === 200 && answer?.token && answer.until)
        done({ token: answer.token, until: answer.until });
      else fail(answer?.errors?.[0] ?? { code: doors[asked.status] });
    };
    asked.onerror = asked.ontimeout = () => fail(new Error("no connection"));
    asked.responseType = "json";
    asked.timeout = 120_000;
    asked.open("POST", address);
    asked.send(form);
  });
}
