import { useEffect, useRef, useState, type FormEvent, type MouseEvent } from "react";
import { numbersOf, textOfNumbers } from "~/domain/wishes/numbers";

/**
 * What is picked, kept in step with the boxes of the page: counted, and said by the address, so that
 * it can be shared and is there again after a way back. `elsewhere` was picked on other pages.
 * Without script nothing of this is needed: the boxes are sent with the form.
 */
export function usePicking(elsewhere: string) {
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<HTMLInputElement>();
  const [picked, setPicked] = useState<{ count: number; whole: boolean }>();

  const boxes = () => [...(form.current?.querySelectorAll<HTMLInputElement>("[name=on]") ?? [])];
  const all = () => {
    const ticked = boxes().filter(({ checked }) => checked);
    return [...numbersOf(elsewhere), ...ticked.map(({ value }) => Number(value))];
  };
  const tell = () => {
    const pick = textOfNumbers(all());
    setPicked({ count: all().length, whole: boxes().every(({ checked }) => checked) });
    const address = new URL(location.href);
    if (pick) address.searchParams.set("pick", pick);
    else address.searchParams.delete("pick");
    history.replaceState(history.state, "", address);
  };

  useEffect(() => {
    tell();
    // The address that the form leads to says what is picked in one word, and nothing that is empty.
    const shorten = ({ formData }: FormDataEvent) => {
      formData.delete("on");
      formData.set("pick", textOfNumbers(all()));
      for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
    };
    const here = form.current;
    here?.addEventListener("formdata", shorten);
    return () => here?.removeEventListener("formdata", shorten);
  }, [elsewhere]);

  const tickAll = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    tell();
  };
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "on") return;
    const row = boxes();
    const [from, to] = [last.current ? row.indexOf(last.current) : -1, row.indexOf(target)];
    if (shiftKey && from >= 0)
      for (const box of row.slice(Math.min(from, to), Math.max(from, to) + 1))
        box.checked = target.checked;
    last.current = target;
  };
  const onChange = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement && target.name === "on") tell();
  };
  return { picked, tickAll, form: { ref: form, onClick, onChange } };
}
