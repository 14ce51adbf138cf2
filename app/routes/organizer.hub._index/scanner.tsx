import { useEffect, useRef, useState } from "react";
import { useText } from "~/i18n/reader";
import { Actions, Button } from "~/ui/button";
import { useScanner } from "./use-scanner";

/** The camera's button and picture. It stands there once script runs; without it the code is typed. */
export function Scanner() {
  const { scan } = useText().hub;
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  const [lit, setLit] = useState(false);
  const { stage, lamp, start, close } = useScanner(video);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  const shown = stage === "looking" || stage === "foreign" || stage === "unreadable";
  const light = () => {
    void lamp?.(!lit);
    setLit(!lit);
  };
  return (
    <div className="scan">
      <video ref={video} hidden={!shown} playsInline muted aria-label={scan.view} />
      <p role="status" className={stage === "off" ? "unseen" : "scan-said"}>
        {stage !== "off" && scan[stage]}
      </p>
      <Actions>
        {shown ? (
          <Button type="button" kind="quiet" onClick={close}>
            {scan.close}
          </Button>
        ) : (
          <Button type="button" disabled={stage === "asking"} onClick={() => void start()}>
            {scan.open}
          </Button>
        )}
        {shown && lamp && (
          <Button type="button" kind="quiet" aria-pressed={lit} onClick={light}>
            {lit ? scan.torchOff : scan.torchOn}
          </Button>
        )}
      </Actions>
    </div>
  );
}
