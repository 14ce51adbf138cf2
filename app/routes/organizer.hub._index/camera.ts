/** Why a camera doesn't open, as the page says it. */
export type Trouble = "denied" | "none" | "busy" | "insecure";

type Read = (video: HTMLVideoElement) => Promise<string | undefined>;

type Detector = { detect(video: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type Detectors = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** Opens the camera at the back, where there are two. */
export async function openCamera(): Promise<MediaStream | Trouble> {
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) return "insecure";
  try {
    return await mediaDevices.getUserMedia({
      video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } },
    });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return "denied";
    return name === "NotReadableError" || name === "AbortError" ? "busy" : "none";
  }
}

/** What reads a QR code from a picture: the browser's own reader, else the one that we bring along. */
export async function qrReader(): Promise<Read> {
  return (await ownReader()) ?? (await broughtReader());
}

async function ownReader(): Promise<Read | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: Detectors };
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!BarcodeDetector || !formats.includes("qr_code")) return undefined;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async (video) => (await detector.detect(video))[0]?.rawValue;
}

const widest = 800;

async function broughtReader(): Promise<Read> {
  const { default: jsQR } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const scale = Math.min(1, widest / video.videoWidth);
    const width = (canvas.width = Math.round(video.videoWidth * scale));
    const height = (canvas.height = Math.round(video.videoHeight * scale));
    if (!pen || width === 0) return Promise.resolve(undefined);
    pen.drawImage(video, 0, 0, width, height);
    const { data } = pen.getImageData(0, 0, width, height);
    return Promise.resolve(jsQR(data, width, height)?.data);
  };
}

type Lit = MediaTrackCapabilities & { torch?: boolean };

/** The camera's lamp, if it has one. */
export function lampOf(stream: MediaStream): ((on: boolean) => Promise<void>) | undefined {
  const [track] = stream.getVideoTracks();
  const can = track?.getCapabilities?.() as Lit | undefined;
  if (!track || !can?.torch) return undefined;
  return (torch) => track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] });
}
