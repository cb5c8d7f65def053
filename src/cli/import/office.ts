import { readConfig } from '#config.ts'
import { openDatabase, type Database } from '#db/client.ts'
import type { Ctx } from '#db/context.ts'
import { migrate } from '#db/migrate.ts'
import { openSharedStore } from '#db/store.ts'
import type { TenantId } from '#kernel/ids.ts'
import { Temporal } from '#kernel/time.ts'
import { liveContext } from '#jobs/live-context.ts'

/** Whoever may run a command on the server acts for the system; the history shows that it was the command line. */
const COMMAND_LINE = { kind: 'system', name: 'command-line' } as const

type Office = { readonly id: string; readonly code: string }

const chooseOffice = (offices: readonly Office[], code: string | undefined): Office | string => {
  if (code !== undefined) {
    const known = offices.map((office) => office.code).join(', ')
    return offices.find((office) => office.code === code) ?? `Không có cơ quan mã ${code}. Các mã đang có: ${known}.`
  }
  const [only, ...others] = offices
  if (only === undefined) return 'Chưa có cơ quan nào. Chạy npm start một lần để tạo cơ quan, rồi nhập lại.'
  return others.length === 0 ? only : `Có nhiều cơ quan: ${offices.map((office) => office.code).join(', ')}. Thêm --tenant MÃ.`
}

const findOffices = (db: Database): Promise<readonly Office[]> =>
  db.selectFrom('tenant').select(['id', 'code']).orderBy('code').execute()

/**
 * Runs the work of a command for one agency on the database of this installation, which is brought up to this
 * program first. With `mayBeEmpty` an installation without any agency gives no context instead of a refusal.
 */
export const withOffice = async (
  code: string | undefined,
  work: (ctx: Ctx | undefined) => Promise<number>,
  { mayBeEmpty }: { readonly mayBeEmpty: boolean },
): Promise<number> => {
  const store = await openSharedStore(readConfig())
  try {
    await migrate(store.connection('owner'), () => Temporal.Now.instant())
    const db = openDatabase(store.connection('app'), { max: 2 })
    try {
      const offices = await findOffices(db)
      if (offices.length === 0 && mayBeEmpty && code === undefined) return await work(undefined)
      const office = chooseOffice(offices, code)
      if (typeof office === 'string') {
        console.error(office)
        return 1
      }
      return await work(liveContext(db, office.id as TenantId, COMMAND_LINE))
    } finally {
      await db.destroy()
    }
  } finally {
    await store.stop()
  }
}
