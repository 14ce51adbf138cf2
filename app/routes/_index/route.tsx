import { useText } from "~/i18n/reader";
import { Page } from "~/ui/page";

export default function Home() {
  const { site } = useText();
  return <Page title={site.title} lead={site.description} />;
}
