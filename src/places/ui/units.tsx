import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { requestContext } from '#web/request-context.ts'
import { findUnits } from '../history.ts'
import { UnitSearch } from './unit-search.tsx'

export const loader = ({ context, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  return transaction(ctx, async (trx) => ({ q, found: await findUnits(trx, q, today(ctx).toString()) }))
}

/** Xã cũ, phường mới: which commune of today an old name belongs to. */
const UnitsPage = () => {
  const { q, found } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow">
      <title>Xã, phường cũ và mới</title>
      <h1>Xã, phường cũ và mới</h1>
      <p>Gõ tên ghi trên giấy tờ, không cần dấu, để biết nơi đó nay thuộc xã, phường nào.</p>
      <UnitSearch words={q} />
      {q !== '' && found.length === 0 && <p>Không thấy “{q}”. Xem lại tên, hoặc chỉ gõ tên xã và tên huyện cũ.</p>}
      {found.length > 0 && (
        <ul className="hits">
          {found.map(({ code, text, today: now }) => (
            <li key={`${code}${text}`}>
              <a href={`/don-vi-hanh-chinh/${code}${now.length > 0 ? '#truoc-day' : ''}`}>{text}</a>
              {now.length > 0 && <p className="small">nay thuộc {now.join(' · ')}</p>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
export default UnitsPage
