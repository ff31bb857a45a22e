/** Files of the page's own origin. */
import type { Given } from "./protocol.js";
import { Refused } from "./client.js";

/** Fetches a portfolio, page or register. Nothing of another origin is fetched. */
export async function fetched(source: string): Promise<Given> {
  try {
    const address = new URL(source, document.baseURI);
    if (address.origin !== location.origin) throw new Error(`${address.origin} is another origin`);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return { file: await response.blob(), name: source };
  } catch (thrown) {
    throw new Refused({ code: "page.not-loaded", message: `${source}: ${(thrown as Error).message}`, diagnostics: [] });
  }
}
