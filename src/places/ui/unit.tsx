import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { today } from '#organisation/today.ts'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { findUnitHistory, type Relation } from '../history.ts'
import { UnitSearch } from './unit-search.tsx'

export const loader = ({ context, params }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => {
    const history = await findUnitHistory(trx, params['code'] ?? '', today(ctx).toString())
    if (history === undefined) throw data(null, { status: 404 })
    return history
  })
}

const Relations = ({ relations, areOld = false }: { readonly relations: readonly Relation[]; readonly areOld?: boolean }) => (
  <ul>
    {relations.map(({ code, text, isPart }) => (
      <li key={code}>
        <a href={`/don-vi-hanh-chinh/${code}${areOld ? '#truoc-day' : ''}`}>{text}</a>
        {isPart && ' (một phần)'}
      </li>
    ))}
  </ul>
)

/** The resolutions of relations, each once. */
const Basis = ({ relations }: { readonly relations: readonly Relation[] }) => {
  const bases = [...new Set(relations.flatMap(({ basis }) => (basis === null ? [] : [basis])))]
  return bases.length === 0 ? null : <p className="small">Theo {bases.join('; ')}.</p>
}

const headingOf = (text: string): string => text.split(',')[0] ?? text

/** One commune, old or new: what it was made of, or what it became. */
const UnitPage = () => {
  const { code, now, before, source } = useLoaderData<typeof loader>()
  const shown = now ?? before
  if (shown === null) return null
  return (
    <div className="wrap narrow">
      <title>{`${shown.text} · Đơn vị hành chính`}</title>
      <p className="small"><a href="/don-vi-hanh-chinh">‹ Tìm xã, phường cũ và mới</a></p>
      <h1>{headingOf(shown.text)}</h1>
      <p>{shown.text} · mã <span className="code">{code}</span></p>
      {now !== null && (
        <section>
          <h2>Có từ đâu</h2>
          <p>Là đơn vị hành chính từ ngày <Day on={now.from} />.</p>
          {now.madeOf.length === 0 ? (
            <p>Danh mục chưa ghi nơi này trước đó gồm những đơn vị nào.</p>
          ) : (
            <>
              <p>Gồm địa bàn của:</p>
              <Relations relations={now.madeOf} areOld />
              <Basis relations={now.madeOf} />
            </>
          )}
        </section>
      )}
      {before !== null && (
        <section id="truoc-day">
          <h2>{now === null ? 'Nay thuộc đâu' : headingOf(before.text)}</h2>
          <p>{now !== null && <>{before.text}, trước đây mang mã {code}. </>}Là đơn vị hành chính đến hết ngày <Day on={before.to} />.</p>
          {before.became.length > 0 && (
            <>
              <p>{before.became.length > 1 ? 'Địa bàn được chia, nay thuộc:' : 'Nay thuộc:'}</p>
              <Relations relations={before.became} />
              <Basis relations={before.became} />
            </>
          )}
        </section>
      )}
      <p>Giấy tờ ghi tên cũ vẫn dùng được; khi điền tờ khai, gõ tên cũ hay tên mới đều được.</p>
      <UnitSearch words="" />
      {source !== null && <p className="small muted">Danh mục lấy từ: {source}. Chỉ để tra cứu; khi cần, đối chiếu nghị quyết sắp xếp.</p>}
    </div>
  )
}
export default UnitPage
