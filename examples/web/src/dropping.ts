/** Files that are dragged over an element and dropped on it. */

/** Takes what is dropped. While a file is above the element, it has the attribute `data-drag`. */
export function takeDropped(element: HTMLElement, take: (file: File) => void): void {
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    element.toggleAttribute("data-drag", event.type === "dragover");
  };
  element.addEventListener("dragover", over);
  element.addEventListener("dragleave", over);
  element.addEventListener("drop", (event) => {
    element.removeAttribute("data-drag");
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    take(file);
  });
}
