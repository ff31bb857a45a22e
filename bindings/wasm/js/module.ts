// The WebAssembly module: how it comes into memory, and what becomes of calls when it breaks.

import { AccordantError, problem } from "./error.js";
import { __wbg_reset_state, initSync } from "./generated/glue.js";
import type { Diagnostic } from "./generated/types.js";

/** `WebAssembly.Module`, where programs are compiled with that type. */
export type CompiledModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer M } } } ? M : never;

/** Where the module comes from: an address, the answer of a fetch, its bytes, or the compiled module. */
export type ModuleSource = string | URL | Response | ArrayBuffer | ArrayBufferView | CompiledModule;

let state: "absent" | "ready" | "broken" = "absent";
let count = 0;
let loading: Promise<void> | undefined;
const standard = new Map<"accordant" | "accordant/slim", () => Promise<WebAssembly.Module>>();

/** @internal Says where the module of a package comes from if nobody says otherwise. */
export function standardSource(name: "accordant" | "accordant/slim", source: () => Promise<WebAssembly.Module>): void {
  standard.set(name, source);
}

/**
 * Loads the module. Everything else needs it; once it is there, everything but the worker answers at once.
 *
 * It is loaded once: further calls give the same promise. If it could not be loaded, or broke, the next call
 * loads it anew.
 *
 * @param source Where it comes from, if not from beside this package.
 * @throws AccordantError `module.not-loaded`; `module.two-packages` if `accordant` and `accordant/slim` are both there,
 *   which share one module, and none is given
 */
export function load(source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  if (standard.size > 1 && source === undefined) {
    return Promise.reject(
      problem("module.two-packages", "`accordant` and `accordant/slim` are both imported, and share one module", {
        help: "import one of the two everywhere, or give `load` the module that is meant",
      }),
    );
  }
  if (state === "ready") return Promise.resolve();
  loading ??= begin(source).finally(() => {
    loading = undefined;
  });
  return loading;
}

async function begin(source: ModuleSource | Promise<ModuleSource> | undefined): Promise<void> {
  try {
    if (state === "broken") {
      // The compiled module is whole; only its memory is not.
      __wbg_reset_state();
    } else {
      const [own] = standard.values();
      const module = source === undefined ? await own?.() : await compile(await source);
      if (module === undefined) throw new Error("no standard source");
      initSync({ module });
    }
  } catch (cause) {
    throw problem("module.not-loaded", `the WebAssembly module cannot be loaded: ${words(cause)}`, {
      help: "see that `accordant.wasm` is served beside the package, or give its address to `load`",
      cause,
    });
  }
  state = "ready";
  count += 1;
}

async function compile(source: ModuleSource): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return compileResponse(await fetch(source));
  if (typeof Response === "function" && source instanceof Response) return compileResponse(source);
  return WebAssembly.compile(source as BufferSource);
}

/** @internal Compiles what a server sent. */
export async function compileResponse(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText} for ${response.url}`);
  const type = response.headers.get("content-type") ?? "";
  // Servers that do not know the type of WebAssembly are many; compiling while it arrives needs it.
  if (type.startsWith("application/wasm")) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** @internal Which loading of the module this is. Portfolios of an earlier one are lost. */
export function generation(): number {
  return count;
}

/** @internal Whether it broke, and waits to be loaded anew. */
export function isBroken(): boolean {
  return state === "broken";
}

/** @internal Makes a call into the module. */
export function call<T>(work: () => T): T {
  if (state === "absent") {
    throw problem("module.not-loaded", "the WebAssembly module is not loaded", {
      help: "`await load()` first",
    });
  }
  if (state === "broken") throw broken(undefined);
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof AccordantError) throw thrown;
    if (typeof thrown === "string") {
      throw new AccordantError(JSON.parse(thrown) as [Diagnostic, ...Diagnostic[]]);
    }
    // A trap, a stack that ran over, memory that ran out: what the memory holds now, nobody knows.
    state = "broken";
    throw broken(thrown);
  }
}

/** @internal Makes a call that gives JSON text. */
export function ask<T>(work: () => string): T {
  return JSON.parse(call(work)) as T;
}

function broken(cause: unknown): AccordantError {
  const why = cause === undefined ? "an earlier call" : words(cause);
  return problem("module.broken", `the WebAssembly module broke: ${why}`, {
    help: "`await load()` loads it anew; portfolios have to be read again",
    cause,
  });
}

function words(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
