// A program that uses the slim package. Each line below an `@ts-expect-error` has to be refused by the compiler.

import { load, Portfolio, read, type Answer, type SlimReadOptions } from "accordant/slim";

export async function used(bytes: Uint8Array, options?: SlimReadOptions): Promise<Answer> {
  await load();
  const held: Portfolio = Portfolio.fromJson("{}");
  held.free();
  const { portfolio } = read(bytes, options);
  return portfolio.find("active:2018", { limit: 10 });
}

export function refused(portfolio: Portfolio): unknown[] {
  return [
    // @ts-expect-error
    portfolio.diff(portfolio),
    // @ts-expect-error
    portfolio.apply({ changes: [] }),
    // @ts-expect-error
    read("x", { format: "page" }),
    // @ts-expect-error
    read("x", { asOf: "2018" }),
    // @ts-expect-error
    new Portfolio(),
  ];
}
