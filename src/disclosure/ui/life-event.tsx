import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { requestContext } from '#web/request-context.ts'
import { findLifeEvent } from '../life-events.ts'
import { ProcedureHit } from './hit.tsx'
import { PortalPage } from './portal-page.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const event = await transaction(ctx, (trx) => findLifeEvent(trx, ctx.tenantId, params['slug'] ?? '', today(ctx)))
  if (event === undefined) throw data(null, { status: 404 })
  return { event }
}

/** One event of life: what one does, in the order of doing it. */
const LifeEventPage = () => {
  const { event } = useLoaderData<typeof loader>()
  return (
    <PortalPage title={event.title} crumbs={[{ href: '/su-kien', label: 'Việc trong đời' }]} description={event.intro}>
      <p className="measure">{event.intro}</p>
      <ol className="hits in-order">{event.steps.map((step) => <ProcedureHit key={step.code} hit={step} when={step.when} />)}</ol>
      <p className="small muted">Việc của bạn không có ở đây? <a href="/thu-tuc">Tìm thủ tục khác</a>.</p>
    </PortalPage>
  )
}
export default LifeEventPage
