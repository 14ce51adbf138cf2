import type { InputHTMLAttributes, ReactNode, TextareaHTMLAttributes } from "react";
import { useText } from "~/i18n/reader";
import { useControl, useControlId, useShown } from "./answer";
import { classes } from "./classes";
import { useNoted } from "./labels";

type Labelled = { name: string; label: ReactNode; hint?: ReactNode; optional?: boolean };
type Option = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

/** What tells a control's hint and fault to who listens. */
export const described = (id: string, hint: ReactNode, error: string | undefined) => ({
  "aria-describedby":
    classes(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined,
  "aria-invalid": error ? true : undefined,
});

function Hint({ id, children }: { id: string; children: ReactNode }) {
  return children ? (
    <p className="field-hint" id={`${id}-hint`}>
      {children}
    </p>
  ) : null;
}

function Wrong({ id, children }: { id: string; children?: string }) {
  return children ? (
    <p className="field-error" id={`${id}-error`}>
      {children}
    </p>
  ) : null;
}

/** A control with its label, its hint and what is wrong with it; `now` is what it changes. */
export function Around({
  name,
  label,
  hint,
  optional,
  error,
  now,
  children,
}: Labelled & { error?: string; now?: string; children: ReactNode }) {
  const { common } = useText();
  const { overtaken } = useShown(name);
  const id = useControlId()(name);
  useNoted(id, label);
  return (
    <div className={classes("field", error && "field-refused")}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional">{common.optional}</span>}
      </label>
      <Hint id={id}>{hint}</Hint>
      {children}
      <Wrong id={id}>{error}</Wrong>
      {overtaken && (
        <p className="field-now">
          {common.now}
          <b>{now || common.nothing}</b>
        </p>
      )}
    </div>
  );
}

/** What a field showed when it was opened, sent along by a form that changes something. */
export function Shown({ name, value }: { name: string; value?: string }) {
  const { shown } = useShown(name, value);
  return shown === undefined ? null : <input type="hidden" name={`shown.${name}`} value={shown} />;
}

type FieldProps = Labelled & { value?: string } & Omit<
    InputHTMLAttributes<HTMLInputElement>,
    "name" | "value" | "id"
  >;

export function Field({ name, label, hint, optional, value, type = "text", ...rest }: FieldProps) {
  const { error, typed } = useControl(name);
  const id = useControlId()(name);
  return (
    <Around {...{ name, label, hint, optional, error }} now={value}>
      <Shown name={name} value={value} />
      <input
        key={value}
        required={!optional}
        {...rest}
        {...described(id, hint, error)}
        {...{ id, name, type }}
        className={classes("control", rest.className)}
        defaultValue={typed?.[0] ?? value}
      />
    </Around>
  );
}

type TextAreaProps = Labelled & { value?: string } & Omit<
    TextareaHTMLAttributes<HTMLTextAreaElement>,
    "name" | "value" | "id"
  >;

export function TextArea({ name, label, hint, optional, value, rows = 4, ...rest }: TextAreaProps) {
  const { error, typed } = useControl(name);
  const id = useControlId()(name);
  return (
    <Around {...{ name, label, hint, optional, error }} now={value}>
      <Shown name={name} value={value} />
      <textarea
        key={value}
        required={!optional}
        {...rest}
        {...described(id, hint, error)}
        {...{ id, name, rows }}
        className="control"
        defaultValue={typed?.[0] ?? value}
      />
    </Around>
  );
}

/** `blank` is the first choice, with an empty value. */
export function Select({
  name,
  label,
  hint,
  optional,
  value,
  options,
  blank,
}: Labelled & { value?: string; options: { value: string; label: string }[]; blank?: string }) {
  const { error, typed } = useControl(name);
  const id = useControlId()(name);
  const now = options.find((option) => option.value === value)?.label;
  return (
    <Around {...{ name, label, hint, optional, error, now }}>
      <Shown name={name} value={value} />
      <select
        key={value}
        {...described(id, hint, error)}
        {...{ id, name }}
        className="control"
        defaultValue={typed?.[0] ?? value}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

function Choice({
  id,
  type,
  name,
  option,
  chosen,
}: {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  option: Option;
  chosen: boolean;
}) {
  return (
    <div className="choice">
      <input
        {...{ id, type, name }}
        value={option.value}
        defaultChecked={chosen}
        disabled={option.disabled}
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{option.label}</label>
      <Hint id={id}>{option.hint}</Hint>
    </div>
  );
}

export function Checks({
  name,
  legend,
  type = "radio",
  hint,
  value = [],
  options,
}: {
  name: string;
  legend: ReactNode;
  type?: "radio" | "checkbox";
  hint?: ReactNode;
  value?: string | string[];
  options: Option[];
}) {
  const { error, typed } = useControl(name);
  const id = useControlId()(name);
  useNoted(id, legend);
  const chosen = typed ?? [value].flat();
  return (
    <fieldset
      className={classes("field", error && "field-refused")}
      {...described(id, hint, error)}
    >
      <legend>{legend}</legend>
      <Hint id={id}>{hint}</Hint>
      {options.map((option, place) => (
        <Choice
          key={option.value}
          id={place ? `${id}-${place}` : id}
          {...{ type, name, option }}
          chosen={chosen.includes(option.value)}
        />
      ))}
      <Wrong id={id}>{error}</Wrong>
    </fieldset>
  );
}

/** One box to tick. Unticked, the form says nothing of it. */
export function Check({
  name,
  label,
  hint,
  checked = false,
  value = "yes",
}: {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  value?: string;
}) {
  const { error, typed } = useControl(name);
  const id = useControlId()(name);
  useNoted(id, label);
  return (
    <div className={classes("field", error && "field-refused")}>
      <Choice
        {...{ id, name }}
        type="checkbox"
        option={{ value, label, hint }}
        chosen={typed ? typed.includes(value) : checked}
      />
      <Wrong id={id}>{error}</Wrong>
    </div>
  );
}
