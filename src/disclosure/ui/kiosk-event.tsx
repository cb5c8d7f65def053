import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { requestContext } from '#web/request-context.ts'
import { findLifeEvent } from '../life-events.ts'
import { ProcedureHit } from './hit.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const event = await transaction(ctx, (trx) => findLifeEvent(trx, ctx.tenantId, params['slug'] ?? '', today(ctx)))
  if (event === undefined) throw data(null, { status: 404 })
  return { event }
}

const KioskEvent = () => {
  const { event } = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>{event.title}</title>
      <h1>{event.title}</h1>
      <p className="measure">{event.intro}</p>
      <ol className="hits in-order">{event.steps.map((step) => <ProcedureHit key={step.code} hit={step} when={step.when} base="/kiosk/thu-tuc" />)}</ol>
    </div>
  )
}
export default KioskEvent
