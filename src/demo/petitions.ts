import { transaction, type Ctx } from '#db/context.ts'
import { VISITOR } from '#kernel/actor.ts'
import { toAt } from '#kernel/at.ts'
import type { UnitId } from '#kernel/ids.ts'
import type { Result } from '#kernel/result.ts'
import { doToPetition } from '#petitions/commands.ts'
import type { PetitionDeed } from '#petitions/domain/command.ts'
import { findPersonal, maskPersonal } from '#petitions/domain/masking.ts'
import type { PetitionId } from '#petitions/domain/petition.ts'
import { readPetition } from '#petitions/officer-queries.ts'
import { rateOwn, reopenOwn } from '#petitions/own-petition.ts'
import { enterPetition, sendPetition, type PetitionTicket } from '#petitions/receive.ts'
import type { Vault } from '#secrets/vault.ts'
import { MASK_WORDS } from '../../law/petitions/personal-words.ts'
import { actAs } from './act-as.ts'
import type { DemoLogin, DemoOffice } from './office.ts'
import { SENDERS, STORIES, type Hand, type PetitionStory, type StoryStep } from './petition-stories.ts'

const COMMUNE = 'H50.101'
const MINUTES = 24 * 60

const done = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`demo petitions: ${result.refusal.code} ${JSON.stringify(result.refusal.facts ?? {})}`)
  return result.value
}

/** The world so many days ago. */
export const daysAgo = (ctx: Ctx, days: number): Ctx => {
  const at = ctx.clock().subtract({ minutes: Math.round(days * MINUTES) })
  return { ...ctx, clock: () => at }
}

/** The people of a commune who handle petitions. */
export const handsOf = ({ logins }: DemoOffice, commune = COMMUNE): Readonly<Record<Hand | 'desk', DemoLogin>> => {
  const own = logins.filter(({ unitCode }) => unitCode === commune || unitCode.startsWith(`${commune}.`))
  const find = (role: DemoLogin['roles'][number], no = 0): DemoLogin => {
    const found = own.filter(({ roles }) => roles.includes(role))[no]
    if (found === undefined) throw new Error(`demo petitions: nobody is ${role}`)
    return found
  }
  return { controller: find('procedureController'), coordinator: find('reformCoordinator'), leader: find('agencyLeader'), deputy: find('agencyLeader', 1), desk: find('receptionOfficer') }
}

type World = { readonly ctx: Ctx; readonly vault: Vault; readonly office: DemoOffice; readonly hands: ReturnType<typeof handsOf>; readonly tickets: PetitionTicket[] }

const begin = async ({ ctx, vault, office, hands }: World, story: PetitionStory, no: number): Promise<PetitionTicket> => {
  const at = daysAgo(ctx, story.daysAgo)
  const unitId = office.units.get(COMMUNE) as UnitId
  const petition = {
    commandId: ctx.newId(), petitionId: ctx.newId() as PetitionId, class: story.class, unitId, sender: story.sender === null ? null : (SENDERS[story.sender] ?? null),
    subject: story.subject, content: story.content, dossierCode: '', fileIds: [],
  }
  if (story.channel === 'portal') return done(await sendPetition({ ...at, actor: VISITOR }, vault, petition, `demo ${no}`))
  return done(await enterPetition(await actAs(at, hands.desk), vault, { ...petition, channel: story.channel, receivedAt: toAt(at.clock()) }))
}

const deedOf = ({ office, hands, tickets }: World, story: PetitionStory, hand: Hand, name: StoryStep[2]): PetitionDeed => {
  if (typeof name !== 'string') return name
  const by = hands[hand].staffId
  const { answer = '', subject, content } = story
  const masked = (text: string): string => maskPersonal(text, findPersonal(text), MASK_WORDS)
  switch (name) {
    case 'classify': return { name, class: story.class, aboutStaffIds: [] }
    case 'conduct': return { name: 'classify', class: 'conduct', aboutStaffIds: [hands.desk.staffId] }
    case 'assign': return { name, staffId: hands.coordinator.staffId }
    case 'draft': return { name: 'draftAnswer', text: answer, by }
    case 'approve': return { name: 'approveAnswer', by }
    case 'prepare': return { name: 'preparePublication', by, words: story.publicWords ?? { subject: masked(subject), question: masked(content), answer: masked(answer) } }
    case 'publish': return { name, by }
    case 'transfer': return { name, unitId: office.units.get('H50.02') ?? (office.units.get('H50') as UnitId), words: 'Việc hướng dẫn mức thu thuộc thẩm quyền của cơ quan cấp tỉnh.' }
    // The one that was sent before by the same person about the same thing.
    case 'repeat': return { name: 'markRepeat', of: tickets[2]?.petitionId ?? null }
    default: throw new Error(`demo petitions: nobody does ${name}`)
  }
}

const step = async (world: World, story: PetitionStory, { petitionId, code, secret }: PetitionTicket, one: StoryStep): Promise<void> => {
  const [days, hand, what] = one
  const at = daysAgo(world.ctx, days)
  if (hand === 'sender') {
    const own = { commandId: world.ctx.newId(), key: { kind: 'slip', code, secret, address: 'demo' } as const, text: one[3] }
    const sender = { ...at, actor: VISITOR }
    done(await (what === 'reopen' ? reopenOwn(sender, own) : rateOwn(sender, { ...own, vote: what })))
    return
  }
  const seq = (await transaction(at, (trx) => readPetition(trx, petitionId)))?.seq ?? 0
  done(await doToPetition(await actAs(at, world.hands[hand]), { commandId: world.ctx.newId(), petitionId, seq, deed: deedOf(world, story, hand, what) }))
}

/** Petitions of the demo's first commune in every state: late, anonymous, passed on, published, disliked, sent again. */
export const raisePetitions = async (ctx: Ctx, office: DemoOffice, vault: Vault): Promise<number> => {
  const world: World = { ctx, vault, office, hands: handsOf(office), tickets: [] }
  for (const [no, story] of STORIES.entries()) world.tickets.push(await begin(world, story, no))
  for (const [no, story] of STORIES.entries()) {
    const ticket = world.tickets[no]
    for (const one of story.steps) if (ticket !== undefined) await step(world, story, ticket, one)
  }
  return STORIES.length
}
