import { transaction, type Ctx, type Trx } from '#db/context.ts'
import type { Attempt, Parcel } from '#outbox/domain/parcel.ts'
import type { Courier, Couriers } from '#outbox/deliver.ts'
import type { Gateway } from '#outbox/signed-request.ts'
import { LETTER_CHANNELS, type Letter, type LetterChannel } from './domain/letter.ts'
import { gatewaySender } from './gateway-sender.ts'
import { mailSender, type MailRelay } from './mail-sender.ts'
import { layInTray } from './tray.ts'

export type MessageSettings = {
  readonly mail: MailRelay | null
  readonly sms: Gateway | null
  readonly zalo: Gateway | null
}

/** Writes the letter of a parcel from its ids, at the moment of sending; undefined when there is nothing to say any more. */
export type Compose = (trx: Trx, ctx: Ctx, parcel: Parcel) => Promise<Letter | undefined>

/** Who composes what, by the kind of parcel. */
export type Composers = Readonly<Record<string, Compose>>

type Send = (ctx: Ctx, id: string, letter: Letter) => Promise<Attempt>

const NOT_CONFIGURED: Send = async () => ({ kind: 'refused', failure: 'notConfigured' })

const sendersOf = (settings: MessageSettings): Record<LetterChannel, Send> => {
  const mail = settings.mail === null ? undefined : mailSender(settings.mail)
  const sms = settings.sms === null ? undefined : gatewaySender(settings.sms, 'sms')
  const zalo = settings.zalo === null ? undefined : gatewaySender(settings.zalo, 'zalo')
  return {
    mail: mail === undefined ? NOT_CONFIGURED : (_ctx, id, letter) => mail(id, letter),
    sms: sms === undefined ? NOT_CONFIGURED : (ctx, id, letter) => sms(id, letter, ctx.clock()),
    zalo: zalo === undefined ? NOT_CONFIGURED : (ctx, id, letter) => zalo(id, letter, ctx.clock()),
  }
}

const courierOf = (composers: Composers, send: Send): Courier => ({
  isStrict: false,
  carry: async (ctx, parcel) => {
    const compose = Object.hasOwn(composers, parcel.kind) ? composers[parcel.kind] : undefined
    if (compose === undefined) throw new Error(`nobody composes ${parcel.kind}`)
    const letter = await transaction(ctx, (trx) => compose(trx, ctx, parcel))
    return letter === undefined ? { kind: 'withdrawn' } : send(ctx, parcel.id, letter)
  },
})

/**
 * The couriers of mail, SMS and Zalo. Only an office really sends; a demo or a simulation lays everything in its tray,
 * whatever its settings say.
 */
export const messageCouriers = (instance: 'production' | 'demo' | 'simulation', settings: MessageSettings, composers: Composers): Couriers => {
  const senders = sendersOf(settings)
  return Object.fromEntries(
    LETTER_CHANNELS.map((channel) => {
      const send: Send = instance === 'production' ? senders[channel] : (ctx, id, letter) => layInTray(ctx, id, channel, letter)
      return [channel, courierOf(composers, send)]
    }),
  )
}
