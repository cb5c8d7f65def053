import { rowsOf, type TestDatabase } from './db.ts'

/** Counters of wrong tries, the security log and the key of look-ups (made for the first) are written on a refusal too. */
const WRITTEN_ON_REFUSAL = ['lookup_throttle', 'lookup_key', 'login_throttle', 'access_log', 'session', 'dossier_view_log']

let counting: string | undefined

const countingQuery = async (db: TestDatabase): Promise<string> => {
  const tables = await rowsOf<{ name: string }>(
    db,
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`,
  )
  const counts = tables
    .filter(({ name }) => !WRITTEN_ON_REFUSAL.includes(name))
    .map(({ name }) => `select '${name}' as name, count(*) as rows from ${name}`)
  return `select json_object_agg(name, rows order by name)::text as counts from (${counts.join(' union all ')}) as counted`
}

/** How many rows each table holds, with the numbers taken from series, as one comparable text. */
export const rowCounts = async (db: TestDatabase): Promise<string> => {
  counting ??= await countingQuery(db)
  const [tables] = await rowsOf<{ counts: string }>(db, counting)
  const [series] = await rowsOf<{ numbers: string }>(db, `select coalesce(sum(last_no), 0)::text as numbers from number_series`)
  return `${tables?.counts} numbers ${series?.numbers}`
}
