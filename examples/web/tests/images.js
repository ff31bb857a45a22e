/** Makes the pictures of the documentation: `npm run images` after `npm run build`. */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch, serve, visit } from "./support.js";

const FOLDER = fileURLToPath(new URL("../../../docs/images", import.meta.url));
const PICTURES = {
  "explorer-light": ["#theme=light&q=active:2018-06-15", 1100],
  "explorer-arabic": ["#theme=light&lang=ar&view=timeline&q=active:2018-06-15", 880],
  "explorer-comparison": ["#theme=light&view=compare&changes=changed", 900],
};

mkdirSync(FOLDER, { recursive: true });
const server = await serve();
const browser = await launch({ LANGUAGE: "en_GB" });
for (const [name, [hash, height]] of Object.entries(PICTURES)) {
  const { page, close } = await visit(browser, server.url + hash, { viewport: { width: 1280, height } });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
  await close();
}
await browser.close();
await server.close();
