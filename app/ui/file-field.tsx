import { useEffect, useRef, useState, type DragEvent, type ReactNode } from "react";
import { useControl, useControlId } from "./answer";
import { classes } from "./classes";
import { Around, described } from "./field";

type Props = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  accept: string;
  /** Said inside the field while a file hangs over it, and before. */
  drop: string;
  /** More bytes than this are not even sent, where there is script. */
  most: number;
  tooLarge: string;
};

/** One file, picked or dropped. What is too large is said before it is sent. */
export function FileField({ name, label, hint, accept, drop, most, tooLarge }: Props) {
  const { error: refused } = useControl(name);
  const id = useControlId()(name);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [picked, setPicked] = useState<File>();
  const large = (picked?.size ?? 0) > most;
  const error = picked ? (large ? tooLarge : undefined) : refused;

  useEffect(() => setPicked(undefined), [refused]);
  useEffect(() => {
    const form = input.current?.form;
    const hold = (event: SubmitEvent) => {
      if (!large) return;
      event.preventDefault();
      input.current?.focus();
    };
    form?.addEventListener("submit", hold);
    return () => form?.removeEventListener("submit", hold);
  }, [large]);

  const hover = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  const take = (event: DragEvent) => {
    hover(event, false);
    if (!input.current || event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    setPicked(event.dataTransfer.files[0]);
  };
  return (
    <Around {...{ name, label, hint, error }}>
      <div
        className={classes("file-drop", over && "file-drop-over")}
        onDragOver={(event) => hover(event, true)}
        onDragLeave={(event) => hover(event, false)}
        onDrop={take}
      >
        <input
          {...described(id, hint, error)}
          {...{ id, name, accept }}
          ref={input}
          type="file"
          required
          className="control"
          onChange={({ target }) => setPicked(target.files?.[0])}
        />
        <p>{drop}</p>
      </div>
    </Around>
  );
}
