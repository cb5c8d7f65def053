import { parseContact } from '#citizens/domain/contact.ts'
import type { Ctx } from '#db/context.ts'
import type { UnitId } from '#kernel/ids.ts'
import { refuse } from '#kernel/result.ts'
import { asHolder, decided, type Done, type Seen } from './commands.ts'
import { chanceOf } from './domain/chance.ts'
import type { Stratum } from './domain/survey.ts'
import { makeInvitations, type Invitee } from './invitations.ts'
import { replaceInvitations } from './store.ts'

const SEED_BYTES = 16
const MOST = 20_000

/** People of one group about one unit: as many without contact as `unnamed` says, and those with an address or number. */
export type RespondentLine = {
  readonly group: string
  readonly unitId: UnitId
  readonly unnamed: number
  readonly contacts: readonly string[]
}

/** Lists who is asked in a sociological survey: numbers and contacts, no names. All of the listed are the frame. */
export const listRespondents = (ctx: Ctx, { lines, ...seen }: Seen & { readonly lines: readonly RespondentLine[] }): Promise<Done> =>
  asHolder(ctx, seen, async (trx, held): Promise<Done> => {
    const { survey } = held
    const isKnown = ({ group, unitId, unnamed }: RespondentLine): boolean =>
      survey.questionnaires.some(({ code }) => code === group) && survey.rated.includes(unitId) && Number.isInteger(unnamed) && unnamed >= 0
    const wrong = lines.findIndex((line) => !isKnown(line) || line.contacts.some((contact) => parseContact(contact) === undefined))
    if (wrong >= 0) return refuse('surveyRespondentsInvalid', { line: wrong + 1 })
    const byStratum = [...Map.groupBy(lines, ({ group, unitId }) => `${group} ${unitId}`).values()]
    const invitees = byStratum.flatMap((own, i): Invitee[] => {
      const contacts = [...new Set(own.flatMap((line) => line.contacts.map((contact) => parseContact(contact)?.value ?? '')))]
      const unnamed = own.reduce((sum, line) => sum + line.unnamed, 0)
      return [
        ...contacts.map((contact): Invitee => {
          const isPhone = parseContact(contact)?.kind === 'phone'
          return { stratum: i + 1, dossierId: null, contact, channel: isPhone ? 'sms' : 'mail', mayCall: isPhone }
        }),
        ...Array.from({ length: Math.min(unnamed, MOST + 1) }, (): Invitee => ({ stratum: i + 1, dossierId: null, contact: null, channel: null, mayCall: false })),
      ]
    })
    if (invitees.length > MOST) return refuse('surveyRespondentsOutOfRange', { most: MOST })
    const strata = byStratum.map((own, i): Stratum => {
      const count = invitees.filter(({ stratum }) => stratum === i + 1).length
      return { no: i + 1, unitId: own[0]?.unitId ?? ('' as UnitId), sector: null, group: own[0]?.group ?? '', frame: count, drawn: count }
    })
    const sampled = await decided(trx, ctx, held, { type: 'sample', sample: { kind: 'listed', strata } })
    if (!sampled.ok) return sampled
    const chance = chanceOf(Buffer.from(ctx.random(SEED_BYTES)).toString('hex'))
    await replaceInvitations(trx, survey.id, await makeInvitations(trx, ctx, chance.shuffled(invitees)))
    return sampled
  })
