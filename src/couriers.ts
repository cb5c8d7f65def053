import type { Config } from '#config.ts'
import { refundCourier } from '#fees/refund-courier.ts'
import { PAYMENT_CHANNEL } from '#fees/refunds.ts'
import { messageComposers } from '#messages/compose.ts'
import { messageCouriers } from '#messages/couriers.ts'
import type { Couriers } from '#outbox/deliver.ts'
import type { InstanceKind } from './instance.ts'

const originOf = ({ publicOrigin, host, port }: Config): string => publicOrigin ?? `http://${host}:${port}`

/** Who carries what goes outward, by channel: the one list. */
export const couriersFor = (config: Config, instance: InstanceKind): Couriers => ({
  [PAYMENT_CHANNEL]: refundCourier,
  ...messageCouriers(instance, config.outgoing, messageComposers(originOf(config))),
})
