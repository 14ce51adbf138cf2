import { View } from "@react-pdf/renderer";
import { consentScopes, consentTextVersion } from "~/domain/privacy/input";
import { useText } from "~/i18n/reader";
import { brand } from "./brand";
import type { Drawings } from "./drawings";
import { Blank, Head, Leaf, Paper, T, TickBox } from "./paper";

/** The paper a guardian signs: one child a page. Case tier: its opening is audited. */
export function ConsentPapers({ title, organizer, children }: Drawings["consentSheets"]) {
  const { consents, print, wishes, common } = useText();
  const words = consents.print;
  return (
    <Paper title={`${words.title} · ${title}`}>
      {children.map((child) => (
        <Leaf key={child.id} style={{ paddingHorizontal: 62 }}>
          <Head title={words.title} lead={`${organizer} · ${title}`} />
          <Told name={words.child}>{child.legalName}</Told>
          <Told name={print.consent.guardian}>{child.guardianName}</Told>
          {child.wishes.map(({ number, alias, title: thing }) => (
            <Told key={number} name={print.consent.wish}>
              {`${wishes.number(number)} · ${thing} · ${words.alias}${common.colon}${alias}`}
            </Told>
          ))}
          <T size={11} style={{ marginTop: 14 }}>
            {words.lead}
          </T>
          <T size={12} bold style={{ marginTop: 12, marginBottom: 4 }}>
            {print.consent.scopes}
          </T>
          {consentScopes.map((scope) => (
            <View
              key={scope}
              style={{
                flexDirection: "row",
                alignItems: "center",
                gap: 10,
                paddingVertical: 8,
                borderBottom: `0.5 solid ${brand.rule}`,
              }}
            >
              <TickBox size={15} />
              <T size={12} style={{ flex: 1 }}>
                {consents.scopes[scope]}
              </T>
              {scope === "collect" && (
                <T size={9} style={{ color: brand.lantern }}>
                  {print.consent.required}
                </T>
              )}
            </View>
          ))}
          <T size={10.5} style={{ marginTop: 14 }}>
            {words.kept}
          </T>
          <T size={10.5} style={{ marginTop: 4 }}>
            {words.withdraw}
          </T>
          <View style={{ marginTop: 34, gap: 26 }}>
            <Blank label={words.signature} />
            <View style={{ flexDirection: "row", gap: 20 }}>
              <Blank label={words.relation} style={{ flex: 1 }} />
              <Blank label={words.date} style={{ flex: 1 }} />
            </View>
          </View>
          <View style={{ flexGrow: 1 }} />
          <T size={8} soft>
            {`${words.version} ${consentTextVersion}`}
          </T>
        </Leaf>
      ))}
    </Paper>
  );
}

const Told = ({ name, children }: { name: string; children: string }) => (
  <View style={{ flexDirection: "row", paddingVertical: 3 }}>
    <T size={10.5} soft style={{ width: 90 }}>
      {name}
    </T>
    <T size={12} bold style={{ flex: 1 }}>
      {children}
    </T>
  </View>
);
