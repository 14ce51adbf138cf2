type Bounds = {
  /** How many bytes are kept; what was used longest ago goes first. */
  bytes: number;
  /** How many more than the one being made may wait for their turn. */
  waiting: number;
};

/** More is asked for than can be made in time. */
export class MakingBusy extends Error {}

/**
 * Makes things that are dear to make and the same for everybody: once for each key, however many ask
 * at the same time, and one after the other, so that they take no more than a part of the machine.
 * They are kept in this process' memory and nowhere else.
 */
export function madeOnce({ bytes, waiting }: Bounds) {
  type Made = Uint8Array<ArrayBuffer>;
  const kept = new Map<string, Made>();
  const making = new Map<string, Promise<Made>>();
  let size = 0;
  let last: Promise<unknown> = Promise.resolve();

  function keep(key: string, made: Made) {
    kept.set(key, made);
    size += made.byteLength;
    for (const [oldest, { byteLength }] of kept) {
      if (size <= bytes) break;
      kept.delete(oldest);
      size -= byteLength;
    }
  }

  return async (key: string, make: () => Promise<Made>): Promise<Made> => {
    const known = kept.get(key);
    if (known) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const begun = making.get(key);
    if (begun) return begun;
    if (making.size > waiting) throw new MakingBusy("Too much waits to be made already.");
    const made = last.then(make).finally(() => making.delete(key));
    making.set(key, made);
    last = made.catch(() => {});
    const done = await made;
    keep(key, done);
    return done;
  };
}
