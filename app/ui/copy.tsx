import { useEffect, useRef, useState } from "react";
import { useText } from "~/i18n/reader";
import { Button } from "./button";
import { CopyText } from "./paper-label";

/** A text to be copied elsewhere: one tap picks all of it, and with script a button copies it. */
export function Copy({ text }: { text: string }) {
  const { common } = useText();
  const [able, setAble] = useState(false);
  const [copied, setCopied] = useState(false);
  const forget = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    setAble("clipboard" in navigator);
    return () => clearTimeout(forget.current);
  }, []);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    clearTimeout(forget.current);
    forget.current = setTimeout(() => setCopied(false), 4000);
  };
  return (
    <div className="grid justify-items-start gap-3 screen-only">
      <CopyText>{text}</CopyText>
      {able && (
        <Button type="button" kind="quiet" small onClick={() => void copy().catch(() => undefined)}>
          {copied ? common.copied : common.copy}
        </Button>
      )}
      <span className="unseen" role="status">
        {copied ? common.copied : ""}
      </span>
    </div>
  );
}
