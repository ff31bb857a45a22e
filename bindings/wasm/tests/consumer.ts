// A program that uses the package. Each line below an `@ts-expect-error` has to be refused by the compiler.

import {
  AccordantError, askPeriod, edtf, extent, jsonSchema, load, Portfolio, Query, read, readPhrase, relations, words,
  type Answer, type Certainty, type Diagnostic, type Facets, type Partnership, type PortfolioJson, type Progress, type QueryInput,
  type Text,
} from "accordant";
import { startWorker, type WorkerPortfolio } from "accordant/worker";

export async function used(bytes: Uint8Array): Promise<string[]> {
  await load();
  const { portfolio, diagnostics, trace } = read(bytes, { format: "page", asOf: "2018-12", limits: { text: 1000 } });
  const noticed: Diagnostic[] = diagnostics;
  const used: string[] = trace.map(({ used }) => (used === "layout" ? used : "field" in used ? used.field : used.reported));
  const answer: Answer = portfolio.find("active:2018", { limit: 10, sort: "start", on: "2018-06-15" });
  const certainties: Certainty[] = answer.matches.map((match) => match.certainty);
  const facets: Facets = portfolio.facets(Query.active("2018").not(), ["kind", "funder"]);
  const found: Partnership | null = portfolio.get("anqahe");
  const whole = JSON.parse(portfolio.toJson()) as PortfolioJson;
  const days: [string, string] | undefined = extent("2016/2018")?.start;
  const queries: QueryInput[] = ["kind:project", { field: "kind", value: "project" }, Query.kind("project")];
  const sentence: string | undefined = portfolio.explain(Query.all(queries), "anqahe")?.sentence;
  portfolio.free();
  return [
    ...noticed.map(({ code }) => code), ...used, ...certainties, ...facets.facets.map(({ field }) => field),
    title(found?.title ?? ""), title(whole.title ?? ""), ...(days ?? []), sentence ?? "",
    ...readPhrase("Since May 2016", { language: "en" }).readings.map((reading) => reading.edtf),
    ...(relations("2016", "2017") ?? []), askPeriod("2016", "active:2016"), edtf("2016").min ?? "", ...words("a b"),
    String(jsonSchema()["title"]),
  ];
}

function title(text: Text): string {
  return typeof text === "string" ? text : (text["en"] ?? "");
}

export function told(error: unknown): string {
  if (!(error instanceof AccordantError)) throw error;
  const { code, message, path, line, column, help } = error;
  return [code, message, path, line, column, help].join(" ");
}

export async function inWorker(file: Blob, signal: AbortSignal): Promise<number> {
  const accordant = await startWorker();
  const shares: number[] = [];
  const progress = ({ bytes }: Progress): number => shares.push(bytes / file.size);
  const portfolio: WorkerPortfolio = (await accordant.read(file, { signal, progress })).portfolio;
  const answer = await portfolio.find("active:2018", { limit: 10, signal, slot: "search" });
  accordant.terminate();
  return answer.total;
}

declare const portfolio: Portfolio;

// @ts-expect-error: there is no such option
portfolio.find("", { limt: 3 });

// @ts-expect-error: questions tell of no progress
portfolio.find("", { progress: () => {} });

// @ts-expect-error: it is told numbers
read("", { progress: (bytes: string) => bytes });

// @ts-expect-error: there is no such order
portfolio.find("", { sort: "date" });

// @ts-expect-error: a day is a text
portfolio.find("", { on: new Date() });

// @ts-expect-error: there is no such field
portfolio.facets("", ["knd"]);

// @ts-expect-error: there is no such kind
Query.kind("treaty");

// @ts-expect-error: kinds have no order
portfolio.find({ field: "kind", op: "<", value: "network" });

// @ts-expect-error: an answer has no such field
portfolio.find("").count;

// @ts-expect-error: portfolios are read
new Portfolio();

// @ts-expect-error: there may be none
portfolio.get("a").title;
