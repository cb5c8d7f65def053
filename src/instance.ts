import type { Ctx } from '#db/context.ts'
import type { Database } from '#db/client.ts'

export type InstanceKind = 'production' | 'demo' | 'simulation'
export type Instance = { readonly id: string; readonly kind: InstanceKind }

/** What this installation is; `undefined` before its first run. */
export const findInstance = async (db: Database): Promise<Instance | undefined> => {
  const row = await db.selectFrom('instance').select(['id', 'kind']).executeTakeFirst()
  return row === undefined ? undefined : { id: row.id, kind: row.kind as InstanceKind }
}

/** Gives the installation its kind, for ever: the database refuses any change. */
export const foundInstance = async (
  db: Database,
  kind: InstanceKind,
  { clock, newId }: Pick<Ctx, 'clock' | 'newId'>,
): Promise<Instance> => {
  const id = newId()
  await db.insertInto('instance').values({ singleton: true, id, kind, created_at: clock() }).execute()
  return { id, kind }
}
