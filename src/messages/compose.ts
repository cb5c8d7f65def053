import { sql } from 'kysely'
import { z } from 'zod'
import type { Trx } from '#db/context.ts'
import { getCitizenProfile } from '#citizens/queries.ts'
import { CODE_PARCEL, findQueuedCode } from '#citizens/sign-in/send-code.ts'
import { findQueuedNotice, NOTICE_PARCEL } from '#citizens/own/tell-of-change.ts'
import { findDossierPage } from '#dossiers/queries.ts'
import type { AccountId, DossierId } from '#kernel/ids.ts'
import { formatMoment } from '#kernel/date-format.ts'
import { fillSentence } from '#kernel/sentence.ts'
import { CODE_SUBJECT, CODE_WORDS, NOTICE_SUBJECT, NOTICE_WORDS, type Occasion } from '#law/messages.ts'
import type { Compose, Composers } from './couriers.ts'
import type { Letter } from './domain/letter.ts'
import { withLinks } from './domain/links.ts'
import { withoutMarks } from './domain/short-text.ts'
import { linksFor } from './links.ts'
import { MESSAGE_PARCEL } from './tell.ts'
import { getTemplate } from './template-queries.ts'

const Reference = z.object({ messageId: z.uuid(), party: z.literal('submitter').optional(), accountId: z.uuid().optional() })

type Row = { readonly dossierId: DossierId; readonly occasion: Occasion; readonly subject: string; readonly letter: string; readonly short: string }

/** A message about a dossier, with the address read at this moment; undefined when there is none any more. */
const composeMessage =
  (origin: string): Compose =>
  async (trx, ctx, { reference, channel }) => {
    const { messageId, accountId } = Reference.parse(reference)
    const { rows } = await sql<Row>`
      select dossier_id as "dossierId", occasion, subject, letter, short from message
      where tenant_id = current_tenant() and id = ${messageId}`.execute(trx)
    const [message] = rows
    if (message === undefined) return undefined
    const kind = channel === 'mail' ? 'email' : 'phone'
    const to = accountId === undefined
      ? await addressOfSubmitter(trx, ctx.actor, message.dossierId, kind)
      : (await getCitizenProfile(trx, accountId as AccountId))[kind]?.value
    if (to === undefined) return undefined
    const { plainShort } = await getTemplate(trx, message.occasion)
    const short = channel === 'sms' && plainShort ? withoutMarks(message.short) : message.short
    const links = await linksFor(trx, ctx, origin, { ...message, reader: accountId === undefined ? 'contact' : 'account' })
    return { to, subject: message.subject, text: withLinks(channel === 'mail' ? message.letter : short, links), occasion: message.occasion }
  }

const addressOfSubmitter = async (
  trx: Trx,
  actor: Parameters<typeof findDossierPage>[1],
  dossierId: DossierId,
  kind: 'email' | 'phone',
): Promise<string | undefined> => {
  const page = await findDossierPage(trx, actor, dossierId)
  return page?.textOf(page.dossier.parties.submitter[kind]) ?? undefined
}

/** A code that a person on the portal waits for; undefined once it was cleared away. */
const composeCode: Compose = async (trx, _ctx, { reference, channel }): Promise<Letter | undefined> => {
  const code = await findQueuedCode(trx, z.object({ codeId: z.uuid() }).parse(reference).codeId)
  if (code === undefined) return undefined
  const text = fillSentence(CODE_WORDS[code.purpose], { ma: code.code, phut: code.minutes })
  return { to: code.contact, subject: CODE_SUBJECT, text: channel === 'sms' ? withoutMarks(text) : text, occasion: 'code' }
}

/** To a contact of an account that was changed; undefined once it is too late to tell. */
const composeNotice =
  (origin: string): Compose =>
  async (trx, _ctx, { reference, channel }) => {
    const notice = await findQueuedNotice(trx, z.object({ noticeId: z.uuid() }).parse(reference).noticeId)
    if (notice === undefined) return undefined
    const text = fillSentence(NOTICE_WORDS[notice.change], { luc: formatMoment(notice.changedAt), trang: `${origin}/cong-dan/quen-mat-khau` })
    return { to: notice.contact, subject: NOTICE_SUBJECT, text: channel === 'sms' ? withoutMarks(text) : text, occasion: 'account' }
  }

/** Everything that messages know how to write; links lead to `origin`. */
export const messageComposers = (origin: string): Composers => ({
  [MESSAGE_PARCEL]: composeMessage(origin),
  [CODE_PARCEL]: composeCode,
  [NOTICE_PARCEL]: composeNotice(origin),
})
