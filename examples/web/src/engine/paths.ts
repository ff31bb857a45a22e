/** JSON pointers. */

/** The last name in a pointer: of `/funding/0/funder` it is `funder`. */
export function fieldOf(path: string): string {
  return path.split("/").findLast((part) => part !== "" && !/^\d+$/.test(part)) ?? "";
}
