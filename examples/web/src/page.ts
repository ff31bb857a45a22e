/** The page around the element: it takes over the language and the title. */
import "./explorer.js";

document.addEventListener("accordant-language", (event) => {
  const { language, dir } = (event as CustomEvent<{ language: string; dir: string }>).detail;
  document.documentElement.lang = language;
  document.documentElement.dir = dir;
});

document.addEventListener("accordant-opened", (event) => {
  document.title = (event as CustomEvent<{ title: string }>).detail.title;
});
