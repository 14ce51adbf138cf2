import { createContext, useContext } from "react";

type SentWith = {
  /** The page brings the framework's script along. */
  scripts: boolean;
  nonce?: string;
  /** What a document carries within itself. */
  inline?: { enhance: string; ahead?: string };
  /** Under which the log holds this request. */
  requestId?: string;
};

/** How the page is being sent; only known where it is made. */
export const Sent = createContext<SentWith>({ scripts: false });

export const useSent = () => useContext(Sent);
