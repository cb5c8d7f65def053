import type { Ctx } from '#db/context.ts'
import { trialGateway } from '../trial-gateway/adapter.ts'
import { findInstance } from '../../instance.ts'
import type { PaymentGateway } from './payment-gateway.ts'

/** Every adapter that is built in. An office's own is added here; see the README. */
const ADAPTERS: readonly PaymentGateway[] = []

/**
 * The gateways of this installation. The trial gateway takes no money and is offered only where none is at stake: an
 * office in operation has none until an adapter is added.
 */
export const gatewaysOf = (kind: 'production' | 'demo' | 'simulation' | undefined): readonly PaymentGateway[] =>
  kind === 'demo' || kind === 'simulation' ? [...ADAPTERS, trialGateway] : ADAPTERS

export const findGateway = async (ctx: Ctx, name: string): Promise<PaymentGateway | undefined> =>
  gatewaysOf((await findInstance(ctx.db))?.kind).find((gateway) => gateway.name === name)
