declare module "virtual:remix/server-build" {
  export * from "@remix-run/dev/server-build";
}

declare module "*?minified" {
  const text: string;
  export default text;
}
