import type { Database as Connection, Statement } from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Driver, Kysely, SqliteDialect, SqliteDriver, type SqliteDialectConfig } from 'kysely';
import type { Database } from './schema.ts';

/** Statements kept compiled: preparing costs more than running for most of what an archive asks. */
const STATEMENTS_KEPT = 400;

function withStatementCache(connection: Connection): SqliteDialectConfig['database'] & object {
  const kept = new Map<string, Statement>();
  return {
    prepare(sql: string) {
      const known = kept.get(sql);
      if (known && !known.busy) {
        kept.delete(sql);
        kept.set(sql, known);
        return known;
      }
      const statement = connection.prepare(sql);
      if (!known) kept.set(sql, statement);
      const oldest = kept.size > STATEMENTS_KEPT ? kept.keys().next() : null;
      if (oldest?.value !== undefined) kept.delete(oldest.value);
      return statement;
    },
    close: () => connection.close(),
  };
}

/**
 * Takes the write lock at the start. SQLite's own deferred `begin` takes it at the first write, and
 * then fails at once, without waiting, when another connection has written in between.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #connection: Connection;
  readonly #onWritten: () => void;
  #acquired: DatabaseConnection | null = null;

  constructor(config: SqliteDialectConfig, { connection, onWritten }: Connected) {
    super(config);
    this.#connection = connection;
    this.#onWritten = onWritten;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#acquired ??= this.#telling(await super.acquireConnection());
    return this.#acquired;
  }

  #telling(acquired: DatabaseConnection): DatabaseConnection {
    return {
      executeQuery: async (query, options) => {
        const result = await acquired.executeQuery<never>(query, options);
        // The end of a transaction, or a statement that was one by itself.
        if (!this.#connection.inTransaction) this.#onWritten();
        return result;
      },
      streamQuery: (query, chunk, options) => acquired.streamQuery(query, chunk, options),
    };
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full or failing disk makes SQLite roll back by itself; asking again would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

interface Connected {
  readonly connection: Connection;
  readonly onWritten: () => void;
}

class ArchiveDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  readonly #connected: Connected;

  constructor(connected: Connected) {
    const config = { database: withStatementCache(connected.connection) };
    super(config);
    this.#config = config;
    this.#connected = connected;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config, this.#connected);
  }
}

/**
 * @param onWritten called after every commit, before whoever asked for it hears of it; what it throws is
 *   what they hear
 */
export function connect(connection: Connection, onWritten: () => void = () => undefined): Kysely<Database> {
  return new Kysely<Database>({ dialect: new ArchiveDialect({ connection, onWritten }) });
}
