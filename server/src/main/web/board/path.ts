/** The path of a function or topic. Its name is encoded already, but for what ends the path of a URL. */
export function pathOf(prefix: "/call/" | "/follow/", name: string): string {
  return prefix + name.replace(/[?#]/g, encodeURIComponent);
}
