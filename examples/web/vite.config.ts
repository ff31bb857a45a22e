import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";

const portfolio = resolve(import.meta.dirname, "../aneaq/portfolio.json");

/** The portfolio of ANEAQ lies with its page; here it is served beside the explorer. */
function aneaq(): Plugin {
  return {
    name: "aneaq",
    configureServer(server) {
      server.middlewares.use("/aneaq.json", async (_, response) => {
        const { readFile } = await import("node:fs/promises");
        response.setHeader("content-type", "application/json");
        response.end(await readFile(portfolio));
      });
    },
    async generateBundle() {
      const { readFile } = await import("node:fs/promises");
      this.emitFile({ type: "asset", fileName: "aneaq.json", source: await readFile(portfolio) });
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
