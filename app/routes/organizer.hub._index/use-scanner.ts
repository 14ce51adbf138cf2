import { useEffect, useRef, useState, type RefObject } from "react";
import { keyIn } from "~/domain/deliveries/codes";
import { useTo } from "~/i18n/reader";
import type { Trouble } from "./camera";

export type Stage = "off" | "asking" | "looking" | "foreign" | "unreadable" | "found" | Trouble;

const betweenLooks = 150;
const patience = 20_000;

/** The camera as a scanner: opened by a press, closed when a label was read or the page is left. */
export function useScanner(video: RefObject<HTMLVideoElement | null>) {
  const to = useTo();
  const [stage, setStage] = useState<Stage>("off");
  const [lamp, setLamp] = useState<(on: boolean) => Promise<void>>();
  const open = useRef<MediaStream | undefined>(undefined);

  const close = (last: Stage = "off") => {
    open.current?.getTracks().forEach((track) => track.stop());
    open.current = undefined;
    setLamp(undefined);
    setStage(last);
  };

  const start = async () => {
    setStage("asking");
    const camera = await import("./camera");
    const stream = await camera.openCamera();
    if (typeof stream === "string") return setStage(stream);
    const screen = video.current;
    open.current = stream;
    if (!screen || document.hidden) return close();
    setLamp(() => camera.lampOf(stream));
    screen.srcObject = stream;
    await screen.play();
    setStage("looking");
    const read = await camera.qrReader();
    const since = performance.now();
    while (open.current === stream) {
      const text = await read(screen).catch(() => undefined);
      const key = text && keyIn(text);
      if (key) {
        navigator.vibrate?.(60);
        close("found");
        return location.assign(to(`/organizer/hub?code=${key}`));
      }
      if (text) setStage("foreign");
      else if (performance.now() - since > patience)
        setStage((now) => (now === "looking" ? "unreadable" : now));
      await new Promise((resolve) => setTimeout(resolve, betweenLooks));
    }
  };

  useEffect(() => {
    const leave = () => document.hidden && open.current && close();
    document.addEventListener("visibilitychange", leave);
    return () => {
      document.removeEventListener("visibilitychange", leave);
      open.current?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  return { stage, lamp, start, close: () => close() };
}
