import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { requestContext } from '#web/request-context.ts'
import { listLifeEvents } from '../life-events.ts'
import { EventCards } from './event-cards.tsx'
import { PortalPage } from './portal-page.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => ({ events: await listLifeEvents(trx, today(ctx)) }))
}

/** Everything that happens in a life, as the way to its procedures. */
const LifeEvents = () => {
  const { events } = useLoaderData<typeof loader>()
  return (
    <PortalPage title="Việc trong đời" crumbs={[{ href: '/thu-tuc', label: 'Thủ tục' }]}>
      <p className="measure">Chọn việc của bạn; trang sau xếp các thủ tục theo thứ tự nên làm.</p>
      <EventCards events={events} />
    </PortalPage>
  )
}
export default LifeEvents
