/** Files of the page's own origin. */
import type { Given } from "./protocol.js";
import { Refused } from "./client.js";

/** Fetches a portfolio, page or register, and tells how much of it is there. Nothing of another origin is fetched. */
export async function fetched(source: string, progress: (share: number) => void = () => {}, signal?: AbortSignal): Promise<Given> {
  try {
    const address = new URL(source, document.baseURI);
    if (address.origin !== location.origin) throw new Error(`${address.origin} is another origin`);
    const response = await fetch(address, signal ? { signal } : {});
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    return { file: await received(response, progress), name: source };
  } catch (thrown) {
    throw new Refused({ code: "page.not-loaded", message: `${source}: ${(thrown as Error).message}`, diagnostics: [] });
  }
}

/** The bytes of an answer. How many there will be is known if they are not packed. */
async function received(response: Response, progress: (share: number) => void): Promise<Blob> {
  const all = response.headers.has("content-encoding") ? 0 : Number(response.headers.get("content-length"));
  if (!response.body || !(all > 0)) return response.blob();
  let there = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(bytes, controller) {
      there += bytes.length;
      progress(Math.min(1, there / all));
      controller.enqueue(bytes);
    },
  });
  return new Response(response.body.pipeThrough(counted)).blob();
}
