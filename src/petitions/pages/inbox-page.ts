import { transaction, type Ctx } from '#db/context.ts'
import type { DueState } from '#dossiers/due-state.ts'
import { toAt, type At } from '#kernel/at.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { hasRole } from '#identity/domain/may.ts'
import { PETITION_CLASSES, type PetitionClass } from '#law/petition-rules.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { PETITION_TYPISTS, leadingUnits } from '../domain/may.ts'
import { PETITION_CHANNELS, type PetitionChannel, type PetitionId, type PetitionPhase } from '../domain/petition.ts'
import { countPetitions, listPetitions, type PetitionFilter } from '../officer-queries.ts'
import { CLASS_SLUGS, classLabel, LIST_WORDS, stateWords } from '../words.ts'
import { lineDueState } from './due-view.ts'
import { findCounted, readFigureAddress, type CountedAddress } from './figure-address.ts'
import { PAGE_SIZE, PETITION_LISTS, type PetitionList } from '../domain/limits.ts'

export type InboxRow = {
  readonly id: PetitionId
  readonly code: string
  readonly subject: string
  readonly about: string
  readonly channel: PetitionChannel
  readonly unitName: string
  readonly holderName: string | null
  readonly receivedAt: At
  readonly phase: PetitionPhase
  readonly state: string
  readonly due: DueState | null
  readonly limit: string | null
  readonly wasLate: boolean
  readonly isDisliked: boolean
  readonly isRepeat: boolean
}

export type InboxPage = {
  readonly rows: readonly InboxRow[]
  readonly counts: Readonly<Record<PetitionList, number>>
  readonly list: PetitionList
  readonly asked: { readonly words: string; readonly about: string; readonly channel: string; readonly page: number }
  readonly units: readonly { readonly value: string; readonly label: string }[]
  readonly unitId: string
  /** The list is what a figure counted. */
  readonly counted: CountedAddress | null
  readonly mayEnter: boolean
  readonly mayUrge: boolean
  readonly commandId: string
}

type Asked = Omit<PetitionFilter, 'ids'> & { readonly page: number }

const readAddress = (address: string): Asked => {
  const query = new URL(address).searchParams
  const slug = query.get('loai') ?? ''
  return {
    list: PETITION_LISTS.find((one) => LIST_WORDS[one].slug === slug) ?? 'pending',
    class: PETITION_CLASSES.find((code) => CLASS_SLUGS[code] === query.get('ve')),
    channel: PETITION_CHANNELS.find((one) => one === query.get('kenh')),
    unitId: parseId<UnitId>(query.get('don-vi') ?? ''),
    search: (query.get('q') ?? '').slice(0, 200),
    page: Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('trang') ?? 1)) || 1)),
  }
}

/** The inbox of petitions as its address asks: a list, narrowed; or exactly the rows that a figure counted. */
export const findInboxPage = async (ctx: Ctx, address: string): Promise<InboxPage> => {
  const asked = readAddress(address)
  const figure = readFigureAddress(address)
  const counted = figure === undefined ? undefined : await findCounted(ctx, figure)
  return transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    const { page, ...filter } = asked
    const narrowed: PetitionFilter = counted === undefined ? filter : { list: 'all', ids: counted.ids }
    const now = ctx.clock()
    const lines = await listPetitions(trx, ctx.actor, tree, narrowed, now, (page - 1) * PAGE_SIZE, PAGE_SIZE)
    const names = await findStaffNames(trx, lines.flatMap(({ holderId }) => holderId ?? []))
    const day = today(ctx).toString()
    const rows = await Promise.all(lines.map(async ({ unitId, holderId, receivedAt, dueAt, class: about, publication, vote, limit, ...line }): Promise<InboxRow> => ({
      id: line.id, code: line.code, subject: line.subject, channel: line.channel, phase: line.phase, wasLate: line.wasLate, isRepeat: line.isRepeat,
      about: classLabel(about, day), unitName: tree.find(unitId)?.shortName ?? 'Đơn vị cũ', holderName: (holderId && names.get(holderId)?.fullName) ?? null,
      receivedAt: toAt(receivedAt), state: stateWords({ phase: line.phase, publication }), isDisliked: vote === 'dislike',
      due: dueAt === null ? null : await lineDueState(trx, ctx, unitId, toAt(dueAt)), limit: limit === 'publish' ? 'công khai' : null,
    })))
    const { search, class: about, channel, unitId } = filter
    return {
      rows,
      counts: await countPetitions(trx, ctx.actor, tree, counted === undefined ? { search, class: about, channel, unitId } : narrowed, now),
      list: narrowed.list,
      asked: { words: search ?? '', about: slugOf(about), channel: channel ?? '', page },
      units: tree.units.filter(({ id }) => leadingUnits(ctx.actor).has(id) && tree.depth(id) <= 1).map(({ id, name }) => ({ value: id, label: name })),
      unitId: unitId ?? '',
      counted: counted?.address ?? null,
      mayEnter: hasRole(ctx.actor, ...PETITION_TYPISTS),
      mayUrge: hasRole(ctx.actor, 'agencyLeader'),
      commandId: ctx.newId(),
    }
  })
}

const slugOf = (about: PetitionClass | undefined): string => (about === undefined ? '' : CLASS_SLUGS[about])
