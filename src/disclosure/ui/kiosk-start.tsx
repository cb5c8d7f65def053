import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { requestContext } from '#web/request-context.ts'
import { listLifeEvents } from '../life-events.ts'
import { EventCards } from './event-cards.tsx'
import { PortalSearch } from './portal-search.tsx'

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => ({ events: await listLifeEvents(trx, today(ctx)) }))
}

/** Where every visitor of the office begins. */
const KioskStart = () => {
  const { events } = useLoaderData<typeof loader>()
  return (
    <div className="wrap stack">
      <title>Tra cứu thủ tục</title>
      <h1>Bạn cần làm việc gì?</h1>
      <PortalSearch words="" action="/kiosk/tim" />
      <EventCards events={events} base="/kiosk/su-kien" />
    </div>
  )
}
export default KioskStart
