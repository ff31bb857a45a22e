/** What is shown, as a file: a portfolio, a table, a picture. */
import type { Engine } from "../engine/client.js";
import type { Question } from "../engine/protocol.js";
import { picture, toPng, toSvg } from "../picture/picture.js";
import { say } from "../text.js";
import { bar, dateInWords, dayNumber, periodInWords } from "../time.js";
import { domain } from "../views/bars.js";
import type { Context } from "../views/context.js";
import { dayAsked } from "../views/results.js";
import { save, toCsv } from "./csv.js";

/** A picture of more rows is read by nobody. */
const PICTURE_ROWS = 400;

export type Form = "json" | "csv" | "svg" | "png";

export async function exportShown(form: Form, ctx: Context, engine: Engine, question: Question): Promise<void> {
  const head = ctx.opened?.head;
  const { language } = ctx.state;
  const name = head?.holder ?? "portfolio";
  if (form === "json") {
    save(`${name}.json`, new Blob([await engine.ask("exportJson", question)], { type: "application/json" }));
    return;
  }
  const page = await engine.ask("exportRows", question);
  if (form === "csv") {
    save(`${name}.csv`, new Blob([toCsv(page.cards, page.names, language)], { type: "text/csv;charset=utf-8" }));
    return;
  }
  const { m } = ctx;
  const [first, last] = domain(ctx);
  const rows = page.cards.slice(0, PICTURE_ROWS).map(({ match, extent }) => ({
    label: say(match.title, language, head?.language)?.words ?? match.id,
    period: periodInWords(match.period, m),
    bar: bar(extent, first, last),
  }));
  const title = say(head?.title, language, head?.language)?.words ?? m.untitled;
  const day = dayAsked(ctx);
  const summary = m.summary(page.total, head?.partnerships ?? page.total, ctx.asked?.certain ?? 0, ctx.asked?.possible ?? 0);
  const subtitle = [question.query, summary, head?.asOf ? m.speaksFor(dateInWords(head.asOf, m)) : ""].filter(Boolean).join("   ·   ");
  const drawn = picture(title, subtitle, rows, [first, last], day === undefined ? undefined : dayNumber(day), m.dir === "rtl");
  const blob = form === "svg" ? new Blob([toSvg(drawn)], { type: "image/svg+xml" }) : await toPng(drawn);
  save(`${name}.${form}`, blob);
}
