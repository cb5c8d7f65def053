import type { Ctx, Trx } from '#db/context.ts'
import { ask, piece } from '#db/statement.ts'
import { latest, toAt, type At } from '#kernel/at.ts'
import type { CommandId, DossierId, UnitId } from '#kernel/ids.ts'
import { vietnamDay, type Instant, type PlainDate } from '#kernel/time.ts'
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
  /** The receiving agency's next number, when the command was asked for one; gone again if it is refused. */
  readonly codeNumber: CodeNumber | undefined
  /** The moment of the command: the clock, read behind the last fence of figures and never before it. */
  readonly now: At
}

/** A number of an agency's series, and the day of the series. */
export type CodeNumber = { readonly agency: string; readonly day: PlainDate; readonly seq: number }

type Row = {
  readonly state: Dossier | null
  readonly input_hash: Buffer | null
  readonly answer: unknown
  readonly units: string | null
  readonly calendar: string | null
  readonly catalogue: string | null
  readonly pattern: string | null
  readonly when_full: WhenFull | null
  readonly agency: string | null
  readonly number: number | null
  readonly fence: Instant | null
}

/** A clock that goes behind another machine's never writes into what has been fenced off. */
const afterFence = (now: At, fence: Instant | null): At =>
  fence === null ? now : latest(now, toAt(fence.add({ milliseconds: 1 })))

/**
 * Takes its share in the figures' lock, locks the dossier, asks whether this command was done before, reads the marks that caches are kept by, and takes the
 * number of a new dossier's code (`numberedBy`): one round trip for what every command needs.
 */
export const openCommand = async (
  trx: Trx,
  ctx: Ctx,
  asked: {
    readonly dossierId: DossierId
    readonly commandId: CommandId
    readonly wanted: Buffer
    readonly numberedBy: UnitId | null
  },
): Promise<Opening> => {
  const day = vietnamDay(ctx.clock())
  const [row] = await ask<Row>(trx, piece`
    select state, input_hash, answer, units, calendar, catalogue, pattern, when_full, agency, number, fence
    from open_command(${asked.dossierId}, ${actorKey(ctx.actor)}, ${asked.commandId}, ${asked.numberedBy}::uuid, ${day.toString()})`)
  if (row === undefined || row.units === null || row.calendar === null) throw new Error('this tenant has no organisation yet')
  noteRevision(trx, { units: row.units, calendar: row.calendar })
  if (row.catalogue !== null) noteCatalogue(trx, row.catalogue)
  const { input_hash, answer, agency, number } = row
  return {
    dossier: row.state ?? undefined,
    remembered: compare(input_hash === null ? undefined : { input_hash, answer }, asked.wanted),
    codePattern: patternOf(row),
    codeNumber: agency === null || number === null ? undefined : { agency, day, seq: number },
    now: afterFence(toAt(ctx.clock()), row.fence),
  }
}
