// Queries: text, JSON or functions, which make the same.

import { json, text, toPlain } from "./given.js";
import * as glue from "./generated/glue.js";
import type { Kind, Query as QueryJson, Role } from "./generated/types.js";
import { call } from "./module.js";
import type { Field, Op, QueryInput, Status } from "./types.js";

/** A query. It is a value: it never changes and needs not be freed. */
export class Query {
  readonly #json: string;

  private constructor(json: string) {
    this.#json = json;
  }

  static #made(work: () => string): Query {
    return new Query(call(work));
  }

  /** Reads a query from text. */
  static parse(query: string): Query {
    const given = text(query, "text");
    return Query.#made(() => glue.query_parse(given));
  }

  /** Reads a query from JSON text. */
  static fromJson(query: string): Query {
    const given = text(query, "text");
    return Query.#made(() => glue.query_from_json(given));
  }

  /** A condition on any field, with `:`. */
  static field(field: Field, value: string): Query {
    const [name, wanted] = [text(field, "field"), text(value, "value")];
    return Query.#made(() => glue.query_field(name, wanted));
  }

  /** A condition on any field, with any operator. */
  static compare(field: Field, op: Op, value: string): Query {
    const [name, by, wanted] = [text(field, "field"), text(op, "op"), text(value, "value")];
    return Query.#made(() => glue.query_compare(name, by, wanted));
  }

  /** Active on some of these days. */
  static active(when: string): Query {
    const days = text(when, "when");
    return Query.#made(() => glue.query_active(days));
  }

  /** Active on each of these days. */
  static throughout(when: string): Query {
    const days = text(when, "when");
    return Query.#made(() => glue.query_throughout(days));
  }

  /** Begins on one of these days. */
  static starts(when: string): Query {
    const days = text(when, "when");
    return Query.#made(() => glue.query_starts(days));
  }

  /** Ends on one of these days. */
  static ends(when: string): Query {
    const days = text(when, "when");
    return Query.#made(() => glue.query_ends(days));
  }

  /** Lies wholly within these days. */
  static during(when: string): Query {
    const days = text(when, "when");
    return Query.#made(() => glue.query_during(days));
  }

  /** Has this status on the day of asking. */
  static status(status: Status): Query {
    const name = text(status, "status");
    return Query.#made(() => glue.query_status(name));
  }

  /** Is of this kind. */
  static kind(kind: Kind): Query {
    const name = text(kind, "kind");
    return Query.#made(() => glue.query_kind(name));
  }

  /** The organization takes part, in whatever role. */
  static partner(organization: string): Query {
    const name = text(organization, "organization");
    return Query.#made(() => glue.query_partner(name));
  }

  /** The organization takes part in this role. */
  static role(role: Role, organization: string): Query {
    const [as, name] = [text(role, "role"), text(organization, "organization")];
    return Query.#made(() => glue.query_role(as, name));
  }

  /** The words stand in a row in one of its texts. */
  static text(words: string): Query {
    const wanted = text(words, "words");
    return Query.#made(() => glue.query_words(wanted));
  }

  /** All of the queries hold. */
  static all(queries: readonly QueryInput[]): Query {
    const given = json(queries, "queries");
    return Query.#made(() => glue.query_all(given));
  }

  /** Any of the queries holds. */
  static any(queries: readonly QueryInput[]): Query {
    const given = json(queries, "queries");
    return Query.#made(() => glue.query_any(given));
  }

  /** Both hold. */
  and(other: QueryInput): Query {
    return Query.all([this, other]);
  }

  /** One of the two holds, or both. */
  or(other: QueryInput): Query {
    return Query.any([this, other]);
  }

  /** The query does not hold. */
  not(): Query {
    return Query.#made(() => glue.query_not(this.#json));
  }

  /** The query holds in every completion. */
  certain(): Query {
    return Query.#made(() => glue.query_certain(this.#json));
  }

  /** The query holds in some completion. */
  possible(): Query {
    return Query.#made(() => glue.query_possible(this.#json));
  }

  /** The query as JSON text, on one line. */
  toJson(): string {
    return this.#json;
  }

  /** The query in its JSON form: what `JSON.stringify` writes. */
  toJSON(): QueryJson {
    return JSON.parse(this.#json) as QueryJson;
  }

  /** The query as text; reading it again gives the same query. */
  toString(): string {
    return call(() => glue.query_text(this.#json));
  }

  /** @internal */
  get [toPlain](): true {
    return true;
  }
}

/** A query as the module takes it. */
export function queryText(query: QueryInput): string {
  if (query instanceof Query) return query.toJson();
  return json(query, "query");
}
