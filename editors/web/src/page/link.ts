/** A provision in the page's address: `#A.七.20`. */

/** The address of this page that shows a provision. */
export function linkTo(identity: string): string {
  return `${location.href.split("#")[0] ?? ""}#${encodeURIComponent(identity)}`;
}

/** What the address of the page names, if anything. */
export function linked(): string | undefined {
  const written = location.hash.slice(1);
  if (written === "") {
    return undefined;
  }
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
