import type { Ctx, Trx } from '#db/context.ts'
import { transaction } from '#db/context.ts'
import { toAt, type At } from '#kernel/at.ts'
import type { DossierId, StaffId, UnitId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { loadCalendar } from '#organisation/calendar-queries.ts'
import type { WorkingCalendar } from '#organisation/domain/working-calendar.ts'
import type { Unit, UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findStaff, type Staff } from '#organisation/staff-queries.ts'
import type { ProcedureVersion } from '#procedures/domain/procedure.ts'
import { getVersion } from '#procedures/queries.ts'
import { isAccepted, type Dossier, type Party, type TextRef } from '../domain/dossier.ts'
import { findFilledForm, type FilledForm } from '../filled-form.ts'
import { sealId } from '../look-up/sealed-id.ts'
import { verificationToken } from '../verification/verify-result.ts'
import { lookupSecret } from '../look-up/lookup-secret.ts'
import { findDossierPage, type DossierPage, type HistoryEntry } from '../queries.ts'

/** Everything that the papers of one dossier are made from, read in one transaction. */
export type PaperGround = {
  readonly page: DossierPage
  readonly dossier: Dossier
  readonly version: ProcedureVersion
  readonly tree: UnitTree
  readonly staff: ReadonlyMap<StaffId, Staff>
  /** Of the competent agency, by which the due date was counted. */
  readonly calendar: WorkingCalendar
  readonly secret: string
  /** Absent when the dossier has no e-form. */
  readonly filled: FilledForm | undefined
  /** Sealed addresses of the result's verification and of the rating; absent before a result was issued. */
  readonly seals: { readonly verify: string; readonly rate: string } | undefined
  readonly printedAt: At
  /** Where people reach us, as printed and put into the QR: "https://dichvucong.…". */
  readonly origin: string
}

const sealsOf = async (trx: Trx, ctx: Ctx, dossier: Dossier): Promise<PaperGround['seals']> => {
  const verify = await verificationToken(trx, ctx, dossier)
  return verify === undefined ? undefined : { verify, rate: await sealId(trx, ctx, 'rating', dossier.id) }
}

/** The ground of a dossier's papers, or undefined when the actor may not see the dossier. */
export const loadPaperGround = (ctx: Ctx, id: DossierId, origin: string): Promise<PaperGround | undefined> =>
  transaction(ctx, async (trx) => {
    const page = await findDossierPage(trx, ctx.actor, id)
    if (page === undefined) return undefined
    const { dossier } = page
    const now = ctx.clock()
    return {
      page,
      dossier,
      version: await getVersion(trx, ctx.tenantId, dossier.procedureVersionId),
      tree: await unitTree(trx, vietnamDay(now)),
      staff: await staffOf(trx, page),
      calendar: await loadCalendar(trx, dossier.competentUnitId, vietnamDay(now)),
      filled: await findFilledForm(trx, ctx, page),
      secret: await lookupSecret(trx, ctx, id),
      seals: await sealsOf(trx, ctx, dossier),
      printedAt: toAt(now),
      origin,
    }
  })

const staffOf = async (trx: Trx, page: DossierPage): Promise<ReadonlyMap<StaffId, Staff>> => {
  const ids = new Set(page.history.flatMap((entry) => [entry.staffId, entry.onBehalfOfStaffId].filter((id) => id !== null)))
  if (isAccepted(page.dossier)) for (const step of page.dossier.steps) if (step.staffId !== null) ids.add(step.staffId)
  const found = new Map<StaffId, Staff>()
  for (const id of ids) {
    const staff = await findStaff(trx, id)
    if (staff !== undefined) found.set(id, staff)
  }
  return found
}

/** A name that is no longer known, since it was erased by the retention procedure. */
const ERASED = '(đã xóa theo quy định)'
const UNKNOWN_OFFICER = '(hệ thống)'

/** The full legal name: papers never abbreviate the agency. */
const officialName = (name: string): string => name.replace(/^UBND(?=\s)/u, 'Ủy ban nhân dân')

/** The nearest people's committee at or above a unit; the unit itself where there is none. */
const agencyOf = (tree: UnitTree, unitId: UnitId): Unit | undefined => {
  const own = tree.find(unitId)
  return [own, ...tree.ancestors(unitId)].find((unit) => unit?.kind === 'peoplesCommittee') ?? own
}

/** Địa danh: the name of the place alone, "Quảng Trạch" of "UBND xã Quảng Trạch". */
const placeOf = (agency: string): string =>
  agency.replace(/^Ủy ban nhân dân\s+/u, '').replace(/^(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)\s+/iu, '')

/** The head of a paper of the desk, or of the agency itself when `desk` is null. */
export const headingOf = (tree: UnitTree, unitId: UnitId, day: string, desk?: null) => {
  const agency = agencyOf(tree, unitId)
  const name = officialName(agency?.name ?? '')
  const unit = tree.find(unitId)
  const parent = agency?.parentId == null ? undefined : tree.find(agency.parentId)
  return {
    ...(parent === undefined ? {} : { parentAgency: officialName(parent.name) }),
    agency: name,
    ...(desk === null ? { desk } : unit === undefined || unit.id === agency?.id ? {} : { desk: officialName(unit.name) }),
    place: placeOf(name),
    day,
  }
}

export const nameOfUnit = (tree: UnitTree, unitId: UnitId): string => officialName(tree.find(unitId)?.name ?? '—')

type PrintedPerson = { readonly name: string } & { readonly [line in 'identity' | 'address' | 'phone' | 'email']?: string }

/** A party as the forms print a person; what was not given has no line. */
export const personOf = (page: DossierPage, party: Party): PrintedPerson => {
  const line = (name: keyof PrintedPerson, ref: TextRef | undefined) => {
    const text = page.textOf(ref)
    return text === null ? {} : { [name]: text }
  }
  return {
    name: page.textOf(party.name) ?? ERASED,
    ...line('identity', party.identityNumber),
    ...line('address', party.address),
    ...line('phone', party.phone),
    ...line('email', party.email),
  }
}

export const procedureOf = ({ version }: PaperGround) => ({ name: version.name, code: version.code })

/** Code, address and QR, for papers that stay with the agencies. */
export const traceOf = ({ origin }: Pick<PaperGround, 'origin'>, code: string) => ({
  dossierCode: code,
  lookUpAddress: `${origin}/tra-cuu`,
  qrAddress: `${origin}/tra-cuu?ma=${encodeURIComponent(code)}`,
})

/** The same with the secret of the look-up, for papers that the citizen keeps. */
export const citizenTraceOf = (ground: PaperGround, code: string) => {
  const trace = traceOf(ground, code)
  // After the #, the secret stays in the phone that scans it and never reaches a server's log.
  return { ...trace, qrAddress: `${trace.qrAddress}#${ground.secret}`, secret: ground.secret }
}

/** When it was printed, and which reprint it is: a slip is printed anew after each correction. */
export const printOf = (ground: PaperGround) => {
  const { dossier, page, printedAt } = ground
  const reprint = isAccepted(dossier) ? dossier.reprints : 0
  const corrected = page.history.findLast((entry) => entry.event.type === 'corrected')?.event
  const reason = corrected?.type === 'corrected' ? page.textOf(corrected.reason) : null
  return { printedAt, reprint, ...(reprint > 0 && reason !== null ? { reason } : {}) }
}

/** Who did something, as the paper names them. */
export const officerOf = (ground: PaperGround, staffId: StaffId | null): string =>
  (staffId === null ? undefined : ground.staff.get(staffId)?.fullName) ?? UNKNOWN_OFFICER

type EventOf<Type extends HistoryEntry['event']['type']> = Omit<HistoryEntry, 'event'> & {
  readonly event: Extract<HistoryEntry['event'], { type: Type }>
}

/** Every event of one kind, oldest first. */
export const eventsOf = <Type extends HistoryEntry['event']['type']>(page: DossierPage, type: Type): readonly EventOf<Type>[] =>
  page.history.filter((entry): entry is HistoryEntry & EventOf<Type> => entry.event.type === type)

export const textOrErased = (page: DossierPage, ref: Parameters<DossierPage['textOf']>[0]): string => page.textOf(ref) ?? ERASED

/** Whom to ask, and where: the officer's own phone, else the unit's. */
export const contactOf = (ground: PaperGround, staffId: StaffId | null, unitId: UnitId) => ({
  name: `${officerOf(ground, staffId)}, ${nameOfUnit(ground.tree, unitId)}`.slice(0, 300),
  phone: (staffId === null ? null : ground.staff.get(staffId)?.phone) ?? ground.tree.find(unitId)?.phone ?? 'tại quầy tiếp nhận',
})
