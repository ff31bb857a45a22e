import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const aneaqFolder = resolve(import.meta.dirname, "../aneaq");
/** The portfolio of ANEAQ, and the page it was made of, by the names that the explorer knows them by. */
const FILES = { "aneaq.json": "portfolio.json", "aneaq.txt": "page.txt" };

/** What lies with the example of ANEAQ is served beside the explorer. */
function aneaq(): Plugin {
  return {
    name: "aneaq",
    configureServer(server) {
      for (const [name, file] of Object.entries(FILES)) {
        server.middlewares.use(`/${name}`, async (_, response) => {
          response.setHeader("content-type", name.endsWith(".json") ? "application/json" : "text/plain; charset=utf-8");
          response.end(await readFile(resolve(aneaqFolder, file)));
        });
      }
    },
    async generateBundle() {
      for (const [fileName, file] of Object.entries(FILES)) {
        this.emitFile({ type: "asset", fileName, source: await readFile(resolve(aneaqFolder, file)) });
      }
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [aneaq()],
  server: { fs: { allow: ["../.."] } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: resolve(import.meta.dirname, "index.html"), explorer: resolve(import.meta.dirname, "src/explorer.ts") },
      output: {
        // The element alone has a name that other pages can rely on.
        entryFileNames: ({ name }) => (name === "explorer" ? "explorer.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  worker: { format: "es" },
});
