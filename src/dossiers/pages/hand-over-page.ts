import { transaction, type Ctx } from '#db/context.ts'
import { parseId, type DossierId } from '#kernel/ids.ts'
import { localMinuteOf } from '#kernel/time.ts'
import { getVersion } from '#procedures/queries.ts'
import type { ProcedureVersionId } from '#kernel/ids.ts'
import type { ResultDelivery } from '../domain/dossier.ts'
import { readTypedCode } from '../domain/number.ts'
import { listWork } from '../inbox.ts'
import { countDossiers, listDossiers } from '../lists.ts'
import { findDossierPage } from '../queries.ts'

/** A result at the desk, or on its way to it. */
export type ResultLine = {
  readonly dossierId: DossierId
  readonly code: string
  readonly procedureName: string
  readonly ownerName: string | null
  /** ISO instant: since when it waits for the citizen; `null` while it is on its way. */
  readonly since: string | null
}

export type ArrivingLine = ResultLine & { readonly stepNo: number; readonly commandId: string; readonly isLate: boolean }

/** The one that is being handed over. */
export type HandOverDossier = ResultLine & {
  readonly commandId: string
  readonly submitterName: string | null
  readonly delivery: ResultDelivery
  readonly outcome: 'GRANTED' | 'DENIED'
  readonly resultNumber: string | null
  readonly feeDong: number
  readonly isLate: boolean
}

export type HandOverPage = {
  readonly search: string
  readonly waiting: readonly ResultLine[]
  readonly waitingCount: number
  readonly arriving: readonly ArrivingLine[]
  readonly open: HandOverDossier | null
}

/** What a scanner reads from a slip: its bar code, or the address in its QR. */
export const codeFromScan = (text: string): string => {
  const trimmed = text.trim()
  const inAddress = /[?&]ma=([^&\s]+)/.exec(trimmed)?.[1]
  const typed = inAddress === undefined ? trimmed : safeDecode(inAddress)
  return readTypedCode(typed)?.exact ?? typed
}

const safeDecode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Results that wait at the desks of the actor, and those still on their way. A search that finds one alone opens it,
 * so that a scan is enough.
 */
export const loadHandOverPage = (ctx: Ctx, query: { readonly search: string; readonly dossierId: string | null }): Promise<HandOverPage> =>
  transaction(ctx, async (trx) => {
    const now = ctx.clock()
    const search = codeFromScan(query.search)
    const nameOf = async (id: string): Promise<string> => (await getVersion(trx, ctx.tenantId, id as ProcedureVersionId)).name
    const filter = { list: 'toHandOver', now, search } as const
    const found = await listDossiers(trx, ctx.actor, filter)
    const waiting: ResultLine[] = []
    for (const { id, code, procedureVersionId, ownerName, finishedAt } of found.items) {
      waiting.push({
        dossierId: id,
        code: code ?? '',
        procedureName: await nameOf(procedureVersionId),
        ownerName,
        since: finishedAt?.toString() ?? null,
      })
    }
    const work = await listWork(trx, ctx.actor, { scope: 'mine', view: 'all', stepKind: 'handOver', now, soonUntil: now })
    const arriving: ArrivingLine[] = []
    for (const item of work.items) {
      if (item.status === 'RESOLVED') continue
      arriving.push({
        dossierId: item.dossierId,
        code: item.code,
        procedureName: await nameOf(item.procedureVersionId),
        ownerName: item.ownerName,
        since: null,
        stepNo: item.stepNo,
        commandId: ctx.newId(),
        isLate: item.dueAt !== null && localMinuteOf(now) > localMinuteOf(item.dueAt),
      })
    }
    const asked = parseId<DossierId>(query.dossierId ?? '') ?? (search !== '' && waiting.length === 1 ? waiting[0]?.dossierId : undefined)
    return {
      search: query.search,
      waiting,
      waitingCount: await countDossiers(trx, ctx.actor, filter),
      arriving,
      open: asked === undefined ? null : await findOpen(trx, ctx, asked),
    }
  })

const findOpen = async (trx: Parameters<typeof findDossierPage>[0], ctx: Ctx, id: DossierId): Promise<HandOverDossier | null> => {
  const page = await findDossierPage(trx, ctx.actor, id)
  if (page === undefined || page.dossier.phase !== 'resolved') return null
  const { dossier, textOf } = page
  const { parties, clock, result } = dossier
  return {
    dossierId: id,
    commandId: ctx.newId(),
    code: dossier.code,
    procedureName: (await getVersion(trx, ctx.tenantId, dossier.procedureVersionId)).name,
    ownerName: textOf((parties.owner ?? parties.submitter).name),
    submitterName: textOf(parties.submitter.name),
    since: dossier.finishedAt,
    delivery: dossier.delivery,
    outcome: dossier.outcome,
    resultNumber: result?.stage === 'issued' ? result.number.text : null,
    feeDong: dossier.feeDong,
    isLate: clock.dueAt !== null && dossier.finishedAt > clock.dueAt,
  }
}
