import { sql } from 'kysely'
import type { Ctx, Trx } from '#db/context.ts'
import { PLAN_KEPT } from '#db/round-trips.ts'
import type { CommandId, DossierId } from '#kernel/ids.ts'
import { noteRevision } from '#organisation/revision.ts'
import { noteCatalogue } from '#procedures/catalogue-revision.ts'
import { patternOf } from './code-pattern.ts'
import { actorKey, compare, type Remembered } from './command-log.ts'
import type { Dossier } from './domain/dossier.ts'
import type { CodePattern, WhenFull } from './domain/number.ts'

/** Where a command begins. */
export type Opening = {
  /** As it stands, locked against everybody else until the transaction ends. */
  readonly dossier: Dossier | undefined
  readonly remembered: Remembered
  /** How this agency writes its dossier codes. */
  readonly codePattern: CodePattern
}

type Row = {
  readonly state: Dossier | null
  readonly input_hash: Buffer | null
  readonly answer: unknown
  readonly units: string | null
  readonly calendar: string | null
  readonly catalogue: string | null
  readonly pattern: string | null
  readonly when_full: WhenFull | null
}

/**
 * Locks the dossier, asks whether this command was done before, and reads the marks that caches are kept by: one
 * round trip for what every command needs.
 */
export const openCommand = async (
  trx: Trx,
  ctx: Ctx,
  asked: { readonly dossierId: DossierId; readonly commandId: CommandId; readonly wanted: Buffer },
): Promise<Opening> => {
  const { rows } = await sql<Row>`${PLAN_KEPT}
    select state, input_hash, answer, units, calendar, catalogue, pattern, when_full
    from open_command(${asked.dossierId}, ${actorKey(ctx.actor)}, ${asked.commandId})`.execute(trx)
  const row = rows[0]
  if (row === undefined || row.units === null || row.calendar === null) throw new Error('this tenant has no organisation yet')
  noteRevision(trx, { units: row.units, calendar: row.calendar })
  if (row.catalogue !== null) noteCatalogue(trx, row.catalogue)
  const { input_hash, answer } = row
  return {
    dossier: row.state ?? undefined,
    remembered: compare(input_hash === null ? undefined : { input_hash, answer }, asked.wanted),
    codePattern: patternOf(row),
  }
}
