import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState } from '#ui/empty-state.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#kernel/number-format.ts'
import { PageHeader } from '#ui/page-header.tsx'
import { useRootData } from '#ui/rendering.tsx'
import { requestContext } from '#web/request-context.ts'

export const loader = ({ context }: LoaderFunctionArgs) => context.get(requestContext).findHomeCounters()

/** The first page after signing in: who one is, and what waits. Every number opens its rows. */
const WorkplaceHome = () => {
  const counters = useLoaderData<typeof loader>()
  const account = useRootData()?.account
  return (
    <>
      <PageHeader
        title="Hôm nay"
        aside={
          account && (
            <div className="who">
              <b>{account.name}</b>
              <br />
              {[account.title, account.unitName].filter(Boolean).join(' · ')}
            </div>
          )
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {counters.length === 0 ? (
          <section className="panel">
            <EmptyState title="Chưa có việc nào được giao">
              <p>Khi đơn vị giao việc cho bạn, số hồ sơ chờ làm sẽ hiện ở đây.</p>
            </EmptyState>
          </section>
        ) : (
          <Figures>
            {counters.map((counter) => (
              <Figure
                key={counter.to}
                name={counter.name}
                value={formatNumber(counter.count)}
                to={counter.to}
                {...(counter.base !== undefined && { base: counter.base })}
                {...(counter.late === true && counter.count > 0 && { state: 'late' as const })}
              />
            ))}
          </Figures>
        )}
      </main>
    </>
  )
}
export default WorkplaceHome
