import type { Config } from '#config.ts'
import { refundCourier } from '#fees/refunds/refund-courier.ts'
import { PAYMENT_CHANNEL } from '#fees/refunds/refunds.ts'
import { messageComposers } from '#messages/compose.ts'
import { messageCouriers } from '#messages/couriers.ts'
import { monitoringComposers } from '#monitoring/digest-letter.ts'
import type { Couriers } from '#outbox/deliver.ts'
import { petitionComposers } from '#petitions/letters.ts'
import type { Carrier } from '#postal/carrier.ts'
import { POST_CHANNEL } from '#postal/commands.ts'
import { postalCourier } from '#postal/courier.ts'
import { httpCarrier } from '#postal/http-carrier.ts'
import { SIMULATED_CARRIER } from '#postal/simulated-carrier.ts'
import { surveyComposers } from '#surveys/invitation-letter.ts'
import type { InstanceKind } from './instance.ts'

const originOf = ({ publicOrigin, host, port }: Config): string => publicOrigin ?? `http://${host}:${port}`

/** The postal service of this installation: the simulated one except in an office, which may have none. */
export const carrierFor = ({ outgoing: { post } }: Config, instance: InstanceKind): Carrier | null =>
  instance !== 'production' ? SIMULATED_CARRIER : post === null ? null : httpCarrier(post)

/** Who carries what goes outward, by channel: the one list. */
export const couriersFor = (config: Config, instance: InstanceKind): Couriers => ({
  [PAYMENT_CHANNEL]: refundCourier,
  ...messageCouriers(instance, config.outgoing, {
    ...messageComposers(originOf(config)), ...monitoringComposers(originOf(config)), ...petitionComposers(originOf(config)), ...surveyComposers(originOf(config)),
  }),
  [POST_CHANNEL]: postalCourier(carrierFor(config, instance)),
})
