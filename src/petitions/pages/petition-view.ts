import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { DueState } from '#dossiers/due-state.ts'
import { findDossier } from '#dossiers/queries.ts'
import { isAccepted } from '#dossiers/domain/dossier.ts'
import { findFile } from '#files/store.ts'
import { fromAt, toAt, type At } from '#kernel/at.ts'
import type { StaffId } from '#kernel/ids.ts'
import { vietnamDay } from '#kernel/time.ts'
import { classRule, petitionRule, type PetitionClass } from '#law/petition-rules.ts'
import { findSubjectSlips } from '#monitoring/slip-queries.ts'
import { slipViews, type SlipView } from '#monitoring/pages/slip-view.ts'
import { agenciesOf, agencyOf } from '#organisation/domain/agency.ts'
import { findStaffNames } from '#organisation/staff-queries.ts'
import type { UnitTree } from '#organisation/domain/unit-tree.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { findPosts } from '#organisation/workforce-queries.ts'
import type { DueDay } from '#ui/due-day.ts'
import { MASK_WORDS } from '../../../law/petitions/personal-words.ts'
import type { PetitionDeedName } from '../domain/command.ts'
import { findPersonal, maskPersonal, type Finding } from '../domain/masking.ts'
import { mayDoPetition } from '../domain/may.ts'
import { nationalStateOf, type NationalPetitionState } from '../domain/national-state.ts'
import { holdingUnit, runningLimit, type Petition, type PetitionId, type PublicWords, type Publication } from '../domain/petition.ts'
import { findPetition, findSimilar, readPetition, type PetitionRecord, type Similar } from '../officer-queries.ts'
import type { PetitionPerson } from '../store.ts'
import { classLabel, eventTitle, eventWords, lapseWords, stateWords } from '../words.ts'
import { answerDays, dueStateOf } from './due-view.ts'

export type Option = { readonly value: string; readonly label: string }

/** The deeds that fit the phase, whoever asks; what somebody may do is asked of the policy. */
const fitting = (petition: Petition): readonly PetitionDeedName[] => {
  switch (petition.phase) {
    case 'received':
      return ['classify', 'transfer', 'askMore', 'refuse', 'route', 'assign', 'markRepeat']
    case 'open':
      return ['draftAnswer', 'classify', 'assign', 'transfer', 'askMore', 'refuse', 'route', 'markRepeat']
    case 'drafted':
      return ['approveAnswer', 'returnDraft', 'draftAnswer', 'assign', 'refuse', 'markRepeat']
    case 'asked':
      return ['supplement', 'assign', 'refuse', 'markRepeat']
    case 'answered':
      return publicationDeeds(petition.publication)
    case 'refused':
    case 'routed':
      return ['markRepeat']
  }
}

const publicationDeeds = (publication: Publication): readonly PetitionDeedName[] => {
  switch (publication.state) {
    case 'owed':
      return ['preparePublication', 'declinePublication', 'markRepeat']
    case 'prepared':
      return ['publish', 'returnPublication', 'preparePublication', 'declinePublication', 'markRepeat']
    case 'published':
      return ['withdrawPublication', 'markRepeat']
    case 'none':
      return ['markRepeat']
  }
}

export type PetitionScreen = {
  readonly id: PetitionId
  readonly seq: number
  readonly commandId: string
  readonly code: string
  readonly subject: string
  readonly content: string
  readonly supplements: readonly string[]
  readonly about: PetitionClass
  readonly aboutLabel: string
  readonly isClassified: boolean
  readonly state: string
  readonly national: NationalPetitionState
  readonly phase: Petition['phase']
  readonly due: DueState | null
  readonly dueAt: At | null
  readonly limit: string | null
  readonly days: readonly DueDay[]
  readonly windows: { readonly refuse: At; readonly ask: At }
  /** Working days in which an answer is to be made public. */
  readonly publishDays: number
  readonly lapses: readonly string[]
  readonly holderName: string | null
  readonly units: readonly { readonly name: string; readonly from: At }[]
  readonly aboutNames: readonly string[]
  readonly person: PetitionPerson | null
  readonly channel: Petition['channel']
  readonly receivedAt: At
  readonly dossier: { readonly id: string; readonly code: string | null; readonly isReadable: boolean } | null
  readonly files: readonly { readonly id: string; readonly name: string }[]
  readonly draft: { readonly text: string; readonly byName: string; readonly at: At } | null
  readonly answer: { readonly text: string; readonly byName: string; readonly at: At } | null
  readonly publication: Publication['state'] | null
  readonly publicWords: PublicWords | null
  readonly publicationReason: string | null
  /** What is left in the prepared words that looks like personal data. */
  readonly leftovers: readonly string[]
  readonly opinion: { readonly vote: 'like' | 'dislike'; readonly comment: string | null } | null
  readonly repeatOf: { readonly id: string; readonly code: string } | null
  readonly similar: readonly (Omit<Similar, 'receivedAt'> & { readonly receivedAt: At })[]
  readonly may: readonly PetitionDeedName[]
  readonly choices: { readonly agencies: readonly Option[]; readonly staff: readonly Option[]; readonly classes: readonly Option[]; readonly reasons: readonly Option[]; readonly routes: readonly (Option & { readonly notice: string })[] }
  readonly history: readonly { readonly key: string; readonly title: string; readonly words: string | null; readonly at: At; readonly by: string; readonly unit: string }[]
  readonly slips: readonly SlipView[]
}

/** Who works in the agency that has the petition and may be given it. */
const staffChoices = async (trx: Trx, petition: Petition, tree: UnitTree, ctx: Ctx): Promise<readonly Option[]> => {
  const posts = await findPosts(trx, vietnamDay(ctx.clock()))
  const own = posts.filter(({ unitId, staffId }) => agencyOf(tree, unitId)?.id === holdingUnit(petition) && !petition.aboutStaffIds.includes(staffId))
  const names = await findStaffNames(trx, own.map(({ staffId }) => staffId))
  return [...names].map(([value, { fullName, title }]) => ({ value, label: title === null ? fullName : `${fullName}, ${title}` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'vi'))
}

/** What to publish, before a person has looked: the sender's words and the answer with what looks personal taken out. */
const proposal = ({ petition, texts, person }: PetitionRecord): PublicWords | null => {
  if (petition.phase !== 'answered') return null
  const names = person === null ? [] : [person.name]
  const masked = (text: string): string => maskPersonal(text, findPersonal(text, names), MASK_WORDS)
  return { subject: masked(texts.get(petition.subject)?.text ?? ''), question: masked(texts.get(petition.content)?.text ?? ''), answer: masked(petition.answer.text) }
}

/** What still looks personal in words that are to be published. */
export const leftoversOf = (words: PublicWords, person: PetitionPerson | null): readonly Finding[] =>
  Object.values(words).flatMap((text) => findPersonal(text, person === null ? [] : [person.name]))

/** One petition as an officer may see it; undefined when it is not there for them. */
export const findPetitionScreen = (ctx: Ctx, id: PetitionId): Promise<PetitionScreen | undefined> =>
  transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, vietnamDay(ctx.clock()))
    const record = await findPetition(trx, ctx.actor, tree, id)
    return record && screenOf(trx, ctx, tree, record)
  })

const screenOf = async (trx: Trx, ctx: Ctx, tree: UnitTree, record: PetitionRecord): Promise<PetitionScreen> => {
  const { petition, seq, texts, person } = record
  const day = vietnamDay(fromAt(petition.receivedAt)).toString()
  const rule = petitionRule(day)
  const answered = petition.phase === 'answered' ? petition : undefined
  const staffIds = [petition.holderId, ...petition.aboutStaffIds, answered?.answer.approvedBy, petition.phase === 'drafted' ? petition.draft.by : null]
  const names = await findStaffNames(trx, staffIds.filter((one): one is StaffId => one != null))
  const nameOf = (staffId: StaffId): string => names.get(staffId)?.fullName ?? ''
  const unitName = (unitId: Parameters<typeof tree.find>[0]): string => tree.find(unitId)?.name ?? 'Đơn vị cũ'
  const textOf = (no: number | null): string | null => (no === null ? null : (texts.get(no)?.text ?? null))
  const running = runningLimit(petition)
  const publicWords = answered === undefined ? null : 'words' in answered.publication ? answered.publication.words : proposal(record)
  const may = fitting(petition).filter((deed) => mayDoPetition(ctx.actor, deed, petition, tree))
    .filter((deed) => deed !== 'declinePublication' || classRule(rule, petition.class).publication === 'mayStay')
  return {
    id: petition.id, seq, commandId: ctx.newId(), code: petition.code, subject: textOf(petition.subject) ?? '', content: textOf(petition.content) ?? '',
    supplements: petition.supplements.map((no) => textOf(no) ?? ''), about: petition.class, aboutLabel: classLabel(petition.class, day),
    isClassified: petition.isClassified, phase: petition.phase, channel: petition.channel, receivedAt: petition.receivedAt, person,
    state: stateWords({ phase: petition.phase, publication: answered?.publication.state ?? null }), national: nationalStateOf(petition),
    due: await dueStateOf(trx, ctx, petition), dueAt: running?.dueAt ?? null, limit: running?.limit ?? null,
    days: running?.limit === 'answer' || petition.phase === 'asked' ? await answerDays(trx, ctx, petition) : [],
    windows: { refuse: petition.clock.refuseDueAt, ask: petition.clock.askDueAt }, publishDays: rule.limits.publish, lapses: lapseWords(petition),
    holderName: petition.holderId === null ? null : nameOf(petition.holderId), aboutNames: petition.aboutStaffIds.map(nameOf),
    units: petition.chain.map(({ unitId, from }) => ({ name: unitName(unitId), from })),
    dossier: petition.dossierId === null ? null : await dossierOf(trx, ctx, petition.dossierId),
    files: await filesOf(trx, ctx, petition),
    draft: petition.phase === 'drafted' ? { text: petition.draft.text, byName: nameOf(petition.draft.by), at: petition.draft.at } : lastDraft(record),
    answer: answered === undefined ? null : { text: answered.answer.text, byName: nameOf(answered.answer.approvedBy), at: answered.answer.answeredAt },
    publication: answered?.publication.state ?? null, publicWords,
    publicationReason: answered?.publication.state === 'none' ? answered.publication.reason : null,
    leftovers: answered?.publication.state === 'prepared' && publicWords !== null ? leftoversOf(publicWords, person).map(({ text }) => text) : [],
    opinion: answered?.opinion == null ? null : { vote: answered.opinion.vote, comment: textOf(answered.opinion.comment) },
    repeatOf: await repeatOf(trx, petition),
    similar: (await findSimilar(trx, ctx.actor, tree, petition.id)).map(({ receivedAt, ...one }) => ({ ...one, receivedAt: toAt(receivedAt) })),
    may,
    choices: {
      agencies: agenciesOf(tree).filter((unit) => unit.id !== holdingUnit(petition)).map((unit) => ({ value: unit.id, label: unit.name })),
      staff: may.some((deed) => deed === 'assign' || deed === 'classify') ? await staffChoices(trx, petition, tree, ctx) : [],
      classes: rule.classes.filter(({ isHandled }) => isHandled).map(({ code, label }) => ({ value: code, label })),
      reasons: rule.refusalReasons.map(({ code, label }) => ({ value: code, label })),
      routes: rule.routes.map(({ code, label, notice }) => ({ value: code, label, notice })),
    },
    history: record.history.map(({ seq: no, event, actorName, isBySender, unitId }) => ({
      key: String(no), title: eventTitle(event, day), words: eventWords(event), at: event.type === 'received' ? event.receivedAt : event.at,
      by: isBySender ? 'Người gửi' : actorName, unit: unitName(unitId),
    })),
    slips: await slipViews(trx, ctx, await findSubjectSlips(trx, { kind: 'petition', id: petition.id })),
  }
}

/** The draft that was given back, to be written on. */
const lastDraft = ({ petition, history }: PetitionRecord): PetitionScreen['draft'] => {
  if (petition.phase !== 'open') return null
  const drafted = history.findLast(({ event }) => event.type === 'answerDrafted')
  return drafted?.event.type === 'answerDrafted' ? { text: drafted.event.text, byName: drafted.actorName, at: drafted.event.at } : null
}

const dossierOf = async (trx: Trx, ctx: Ctx, id: NonNullable<Petition['dossierId']>): Promise<PetitionScreen['dossier']> => {
  const dossier = await findDossier(trx, ctx.actor, id)
  return { id, code: dossier !== undefined && isAccepted(dossier) ? dossier.code : null, isReadable: dossier !== undefined }
}

const filesOf = async (trx: Trx, ctx: Ctx, { files }: Petition): Promise<PetitionScreen['files']> => {
  const found = await Promise.all(files.map((id) => findFile(trx, ctx.tenantId, id)))
  return found.flatMap((file) => (file === undefined || file.name === null ? [] : [{ id: file.id, name: file.name }]))
}

const repeatOf = async (trx: Trx, petition: Petition): Promise<PetitionScreen['repeatOf']> => {
  const first = petition.repeatOf === null ? undefined : await readPetition(trx, petition.repeatOf)
  return first === undefined ? null : { id: first.petition.id, code: first.petition.code }
}
