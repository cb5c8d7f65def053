import { transaction, type Ctx, type Trx } from '#db/context.ts'
import { parseId, type DossierId, type UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import type { ProcedureFee } from '#procedures/domain/procedure.ts'
import { listInstant } from '#procedures/instant-queries.ts'
import { competenceAt, desksOf, type UnitChoice } from './desk.ts'
import { findDossierPage } from '../queries.ts'

export type InstantProcedure = {
  readonly code: string
  readonly name: string
  readonly register: string
  readonly caseId: string
  /** The prices, so that the page can add up while the officer types. */
  readonly fees: readonly ProcedureFee[]
  readonly competentUnitId: UnitId | null
}

/** What was just certified: the numbers to write on the copies. */
export type Certified = {
  readonly dossierId: DossierId
  readonly code: string
  readonly requester: string | null
  readonly feeDong: number
  readonly entries: readonly { readonly number: string; readonly document: string | null; readonly copies: number; readonly pages: number; readonly feeDong: number }[]
}

export type CertifyPage = {
  readonly dossierId: string
  readonly commandId: string
  readonly desks: readonly UnitChoice[]
  readonly deskId: UnitId | null
  readonly procedures: readonly InstantProcedure[]
  readonly chosen: string | null
  readonly done: Certified | null
}

export type CertifyQuery = { readonly procedureCode?: string | undefined; readonly deskId?: string | undefined; readonly doneId?: string | undefined }

/** The instant lane: what can be done at once at this desk, and what was done last. */
export const loadCertifyPage = (ctx: Ctx, query: CertifyQuery): Promise<CertifyPage> =>
  transaction(ctx, async (trx) => {
    const day = vietnamDay(ctx.clock())
    const desks = desksOf(ctx.actor, await unitTree(trx, day))
    const wanted = parseId<UnitId>(query.deskId ?? '')
    const deskId = desks.find((desk) => desk.id === wanted)?.id ?? desks[0]?.id ?? null
    const procedures: InstantProcedure[] = []
    for (const version of deskId === null ? [] : await listInstant(trx, ctx.tenantId, day)) {
      if (version.register === undefined || deskId === null) continue
      const { unitId } = await competenceAt(trx, ctx, version, deskId)
      const { code, name, register, fees } = version
      procedures.push({ code, name, register, fees, caseId: version.cases[0]?.id ?? '', competentUnitId: unitId ?? null })
    }
    const chosen = procedures.find((one) => one.code === query.procedureCode) ?? procedures[0]
    const doneId = parseId<DossierId>(query.doneId ?? '')
    return {
      dossierId: ctx.newId(),
      commandId: ctx.newId(),
      desks,
      deskId,
      procedures,
      chosen: chosen?.code ?? null,
      done: doneId === undefined ? null : await findCertified(trx, ctx, doneId),
    }
  })

const findCertified = async (trx: Trx, ctx: Ctx, id: DossierId): Promise<Certified | null> => {
  const page = await findDossierPage(trx, ctx.actor, id)
  const certified = page?.history.find((entry) => entry.event.type === 'certified')?.event
  if (page === undefined || certified?.type !== 'certified' || !('code' in page.dossier)) return null
  return {
    dossierId: id,
    code: page.dossier.code,
    requester: page.textOf(page.dossier.parties.submitter.name),
    feeDong: page.dossier.feeDong,
    entries: certified.entries.map(({ number, document, copies, pages, feeDong }) => ({
      number: number.text,
      document: page.textOf(document),
      copies,
      pages,
      feeDong,
    })),
  }
}
