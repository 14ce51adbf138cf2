import type { ReactNode } from "react";
import { filled } from "~/i18n/filled";
import { useText } from "~/i18n/reader";
import { Actions } from "~/ui/button";
import { CopyText, PaperLabel } from "~/ui/paper-label";

export type Slip = { address: string; qr: string };

/** A private link, shown once: as a text for a chat and as a slip to print. */
export function LinkSlip({
  slip,
  wish,
  children,
}: {
  slip: Slip;
  wish: string;
  children: ReactNode;
}) {
  const { link } = useText().claims.desk;
  const text = filled(link.text, { wish });
  return (
    <div className="mt-6 grid gap-6">
      <h2>{link.copy}</h2>
      <CopyText>
        {text}
        {"\n"}
        {slip.address}
      </CopyText>
      <PaperLabel qr={slip.qr} qrLabel={link.qr}>
        <p className="paper-label-main" lang="zh-CN">
          {wish}
        </p>
        <p>{text}</p>
      </PaperLabel>
      <Actions>{children}</Actions>
    </div>
  );
}
