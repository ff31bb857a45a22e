/** The timeline as a picture of its own: SVG text, or drawn on a canvas for PNG. */
import { arrowPath, barShapes, type Shape } from "./shapes.js";
import { scale, ticks, type Bar } from "../time.js";

export interface PictureRow {
  label: string;
  period: string;
  bar: Bar | undefined;
}

export interface Picture {
  width: number;
  height: number;
  rtl: boolean;
  title: string;
  shapes: Shape[];
}

const WIDTH = 1120;
const LABELS = 300;
const ROW = 30;
const TOP = 88;
const FONT = "'IBM Plex Sans', 'IBM Plex Sans Arabic', 'Segoe UI', 'Noto Sans', Arial, sans-serif";
/** The colours of paper: a picture goes into documents. */
const INK = { strong: "#16232b", normal: "#33444e", faint: "#5b6a73", bar: "#0f5f6e", line: "#d5dbdd", mark: "#9a3412" };

/** Rows below an axis, with the day that was asked for as a line. */
export function picture(
  title: string,
  subtitle: string,
  rows: PictureRow[],
  domain: [number, number],
  day: number | undefined,
  rtl: boolean,
): Picture {
  const axis = scale(domain[0], domain[1], WIDTH - LABELS - 32, rtl);
  const along = (x: number) => (rtl ? x + 16 : x + LABELS + 16);
  const edge = rtl ? WIDTH - 24 : 24;
  const height = TOP + rows.length * ROW + 24;
  const shapes: Shape[] = [
    { kind: "text", x: edge, y: 34, words: title, anchor: "start", weight: "strong" },
    { kind: "text", x: edge, y: 56, words: subtitle, anchor: "start", weight: "faint" },
  ];
  for (const { day: at, year } of ticks(domain[0], domain[1], WIDTH - LABELS)) {
    const x = along(axis.x(at));
    shapes.push({ kind: "line", x1: x, y1: TOP - 10, x2: x, y2: height - 20, dashed: false, strong: false });
    shapes.push({ kind: "text", x, y: TOP - 16, words: String(year), anchor: "middle", weight: "faint" });
  }
  rows.forEach((row, index) => {
    const y = TOP + index * ROW + ROW / 2;
    shapes.push({ kind: "text", x: edge, y: y + 5, words: shorten(row.label, 34), anchor: "start", weight: "normal" });
    if (!row.bar) return;
    for (const shape of barShapes(row.bar, axis, y)) shapes.push(moved(shape, along(0)));
  });
  if (day !== undefined) {
    const x = along(axis.x(day));
    shapes.push({ kind: "line", x1: x, y1: TOP - 10, x2: x, y2: height - 20, dashed: true, strong: true });
  }
  return { width: WIDTH, height, rtl, title, shapes };
}

function moved(shape: Shape, by: number): Shape {
  if (shape.kind === "line") return { ...shape, x1: shape.x1 + by, x2: shape.x2 + by };
  return { ...shape, x: shape.x + by };
}

function shorten(words: string, most: number): string {
  const characters = Array.from(words);
  return characters.length <= most ? words : `${characters.slice(0, most - 1).join("").trimEnd()}…`;
}

/** Text made fit for XML: markup becomes characters, and what XML cannot hold goes. */
export function escaped(words: string): string {
  return words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** The picture as a file of SVG. */
export function toSvg({ width, height, rtl, title, shapes }: Picture): string {
  const stops = (from: number, to: number) =>
    `<stop offset="0" stop-color="${INK.bar}" stop-opacity="${from}"/><stop offset="1" stop-color="${INK.bar}" stop-opacity="${to}"/>`;
  const body = shapes.map((shape) => {
    switch (shape.kind) {
      case "rect": {
        const fill = { core: INK.bar, rising: "url(#rising)", falling: "url(#falling)", faint: INK.bar }[shape.paint];
        const faint = shape.paint === "faint" ? ` fill-opacity="0.3"` : "";
        return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" rx="${shape.paint === "core" ? 2 : 0}" fill="${fill}"${faint}/>`;
      }
      case "line": {
        const dashes = shape.dashed ? ` stroke-dasharray="4 4"` : "";
        const ink = shape.strong ? INK.mark : shape.dashed ? INK.bar : INK.line;
        return `<line x1="${round(shape.x1)}" y1="${round(shape.y1)}" x2="${round(shape.x2)}" y2="${round(shape.y2)}" stroke="${ink}" stroke-width="${shape.strong ? 1.5 : 1}"${dashes}/>`;
      }
      case "arrow": {
        const points = arrowPath(shape.x, shape.y, shape.left).map((point) => point.map(round).join(",")).join(" ");
        return `<polyline points="${points}" fill="none" stroke="${INK.bar}" stroke-width="2"/>`;
      }
      case "text": {
        const strong = shape.weight === "strong";
        return `<text x="${round(shape.x)}" y="${round(shape.y)}" text-anchor="${shape.anchor}" font-size="${strong ? 20 : shape.weight === "faint" ? 13 : 14}"${strong ? ` font-weight="600"` : ""} fill="${INK[shape.weight]}">${escaped(shape.words)}</text>`;
      }
    }
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" direction="${rtl ? "rtl" : "ltr"}" font-family="${escaped(FONT)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<defs><linearGradient id="rising">${stops(0.06, 0.8)}</linearGradient><linearGradient id="falling">${stops(0.8, 0.06)}</linearGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...body,
    `</svg>`,
    "",
  ].join("\n");
}

/** The picture as PNG. It is drawn, not loaded: a strict policy lets no picture in from a blob. */
export async function toPng({ width, height, rtl, shapes }: Picture, density = 2): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = width * density;
  canvas.height = height * density;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("this browser cannot draw");
  pen.scale(density, density);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  pen.direction = rtl ? "rtl" : "ltr";
  for (const shape of shapes) paint(pen, shape);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the picture is too large"))), "image/png");
  });
}

function paint(pen: CanvasRenderingContext2D, shape: Shape): void {
  pen.setLineDash([]);
  switch (shape.kind) {
    case "rect": {
      const fade = pen.createLinearGradient(shape.x, 0, shape.x + Math.max(1, shape.width), 0);
      const [from, to] = { core: [1, 1], rising: [0.06, 0.8], falling: [0.8, 0.06], faint: [0.3, 0.3] }[shape.paint] ?? [1, 1];
      fade.addColorStop(0, `rgb(15 95 110 / ${from})`);
      fade.addColorStop(1, `rgb(15 95 110 / ${to})`);
      pen.fillStyle = fade;
      pen.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    }
    case "line":
      pen.strokeStyle = shape.strong ? INK.mark : shape.dashed ? INK.bar : INK.line;
      pen.lineWidth = shape.strong ? 1.5 : 1;
      if (shape.dashed) pen.setLineDash([4, 4]);
      pen.beginPath();
      pen.moveTo(shape.x1, shape.y1);
      pen.lineTo(shape.x2, shape.y2);
      pen.stroke();
      return;
    case "arrow":
      pen.strokeStyle = INK.bar;
      pen.lineWidth = 2;
      pen.beginPath();
      for (const [x, y] of arrowPath(shape.x, shape.y, shape.left)) pen.lineTo(x, y);
      pen.stroke();
      return;
    case "text":
      pen.fillStyle = INK[shape.weight];
      pen.font = `${shape.weight === "strong" ? "600 20px" : shape.weight === "faint" ? "13px" : "14px"} ${FONT}`;
      pen.textAlign = shape.anchor === "middle" ? "center" : shape.anchor;
      pen.fillText(shape.words, shape.x, shape.y);
  }
}
