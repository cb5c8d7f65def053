import pg from 'pg'

/**
 * Takes everything of ours out of a database: rows, tables, waiting jobs. For what holds nothing that anybody
 * relied on: an installation whose filling was killed, a place that a verified backup is about to fill.
 */
export const emptyDatabase = async (ownerConnection: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client(ownerConnection)
  await client.connect()
  try {
    await client.query(`
      begin;
      drop schema if exists graphile_worker cascade;
      drop schema public cascade;
      create schema public;
      commit`)
  } finally {
    await client.end()
  }
}
