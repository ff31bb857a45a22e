/** Sets the height of an element. Lit's own directive writes a style attribute, which a strict policy refuses. */
import { noChange } from "lit";
import { directive, Directive, type ElementPart } from "lit/directive.js";

class Tall extends Directive {
  override render(_pixels: number): unknown {
    return noChange;
  }

  override update(part: ElementPart, [pixels]: [number]): unknown {
    (part.element as HTMLElement).style.height = `${pixels}px`;
    return noChange;
  }
}

export const tall = directive(Tall);
