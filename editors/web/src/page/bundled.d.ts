/** What the build script puts into the page. */

declare module "bundled:worker" {
  /** The server's worker as a script. */
  const script: string;
  export default script;
}

declare module "*.md" {
  const text: string;
  export default text;
}
