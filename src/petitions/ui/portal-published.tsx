import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { parseId, type UnitId } from '#kernel/ids.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { PETITION_CLASSES } from '#law/petition-rules.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Day } from '#ui/values.tsx'
import { requestContext } from '#web/request-context.ts'
import { agencyChoices } from '../pages/agencies.ts'
import { listPublished } from '../public-queries.ts'
import { CLASS_SLUGS, classLabel } from '../words.ts'

const PAGE_SIZE = 20

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { citizenCtx: ctx } = context.get(requestContext)
  const query = new URL(request.url).searchParams
  const words = (query.get('q') ?? '').trim().slice(0, 200)
  const unitId = parseId<UnitId>(query.get('co-quan') ?? '') ?? null
  const about = PETITION_CLASSES.find((code) => CLASS_SLUGS[code] === query.get('ve')) ?? null
  const page = Math.min(1_000, Math.max(1, Math.trunc(Number(query.get('trang') ?? 1)) || 1))
  return transaction(ctx, async (trx) => {
    const tree = await unitTree(trx, today(ctx))
    const found = await listPublished(trx, { words, unitId, class: about }, (page - 1) * PAGE_SIZE, PAGE_SIZE)
    return {
      asked: { words, unitId: unitId ?? '', about: about === null ? '' : CLASS_SLUGS[about], page },
      agencies: await agencyChoices(trx, ctx),
      total: found.total,
      items: found.items.map(({ id, subject, unitId: unit, class: code, answeredOn }) => ({
        id, subject, unitName: tree.find(unit)?.name ?? 'Đơn vị cũ', about: classLabel(code, today(ctx).toString()), answeredOn: answeredOn.toString(),
      })),
    }
  })
}

/** Câu trả lời đã công khai: searched by words with or without marks; nobody's name stands here. */
const PortalPublished = () => {
  const { asked, agencies, total, items } = useLoaderData<typeof loader>()
  return (
    <div className="wrap narrow stack">
      <title>Phản ánh đã trả lời · Dịch vụ công</title>
      <p className="small"><a href="/phan-anh">‹ Phản ánh, kiến nghị</a></p>
      <h1>Phản ánh đã trả lời</h1>
      <search>
        <form className="stack tight" action="/phan-anh/cong-khai">
          <div className="field">
            <label htmlFor="q">Tìm trong câu hỏi và trả lời</label>
            <input id="q" type="search" name="q" defaultValue={asked.words} maxLength={200} />
          </div>
          <SelectField name="co-quan" label="Cơ quan trả lời" options={agencies} placeholder="Mọi cơ quan" defaultValue={asked.unitId} />
          {asked.about !== '' && <input type="hidden" name="ve" value={asked.about} />}
          <Button>Tìm</Button>
        </form>
      </search>
      {items.length === 0 ? (
        <EmptyState title={asked.words === '' && asked.unitId === '' ? 'Chưa có câu trả lời nào được công khai' : 'Không có câu trả lời nào khớp'}>
          <p><a href="/phan-anh">Gửi phản ánh, kiến nghị</a></p>
        </EmptyState>
      ) : (
        <ul className="hits">
          {items.map(({ id, subject, unitName, about, answeredOn }) => (
            <li key={id}>
              <a href={`/phan-anh/cong-khai/${id}`}>{subject}</a>
              <span className="hit-facts"><span className="tag">{about}</span><span>{unitName}</span><span>trả lời <Day on={answeredOn} /></span></span>
            </li>
          ))}
        </ul>
      )}
      {total > PAGE_SIZE && <Pagination total={total} page={asked.page} pageSize={PAGE_SIZE} hasNext={asked.page * PAGE_SIZE < total} />}
    </div>
  )
}
export default PortalPublished
