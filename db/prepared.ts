import type { Compilable, CompiledQuery, Kysely, QueryResult } from "kysely";
import { type Engine, engineOf } from "./engine.ts";
import type { Schema } from "./schema.ts";

/** What a prepared query is carried out on: a connection or a transaction. */
type Executor = Pick<Kysely<Schema>, "executeQuery" | "getExecutor">;

/** Stands in for a value while its query is compiled. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is compiled once for each engine, for what is done many times a second: to build and to compile it anew
 * costs more than SQLite takes to carry it out. `names` are those of the values that differ from time to time.
 *
 * @example
 * const byHandle = prepare(["handle"], (db, { handle }: { handle: string }) =>
 *   db.selectFrom("answeringSessions").where("handle", "=", handle).selectAll());
 * const { rows } = await byHandle(db, { handle: "…" });
 */
export function prepare<Values extends Readonly<Record<string, unknown>>, Row>(
  names: readonly (keyof Values & string)[],
  write: (db: Kysely<Schema>, values: Values) => Compilable<Row>,
): (db: Executor, values: Values) => Promise<QueryResult<Row>> {
  const compiled = new Map<Engine, CompiledQuery<Row>>();
  const placeholders = Object.fromEntries(names.map((name) => [name, new Placeholder(name)]));
  return (db, values) => {
    const engine = engineOf(db);
    // Kysely looks at no value that it is given to bind, so that another kind of object can stand in for it; and what
    // is a connection or a transaction makes no difference to what a query compiles to.
    const query = compiled.get(engine) ?? write(db as Kysely<Schema>, placeholders as Values).compile();
    compiled.set(engine, query);
    const parameters = query.parameters.map((parameter) =>
      parameter instanceof Placeholder ? values[parameter.name] : parameter,
    );
    return db.executeQuery({ ...query, parameters });
  };
}
