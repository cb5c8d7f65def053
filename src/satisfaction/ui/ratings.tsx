import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { transaction } from '#db/context.ts'
import { formatPercent } from '#kernel/number-format.ts'
import type { UnitId } from '#kernel/ids.ts'
import { desksOf } from '#dossiers/pages/desk.ts'
import { reachOf } from '#identity/domain/may.ts'
import { today } from '#organisation/today.ts'
import { unitTree } from '#organisation/unit-queries.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { RATED, type Rated } from '../domain/rating.ts'
import { listRatings } from '../queries.ts'
import { ratingSentence } from '../refusals.ts'
import { closeStation, inviteAtStation, listStations, openStation } from '../stations.ts'

const MONTHS_SHOWN = 12

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  return transaction(ctx, async (trx) => {
    const day = today(ctx)
    const tree = await unitTree(trx, day)
    const from = day.with({ day: 1 }).subtract({ months: MONTHS_SHOWN - 1 })
    const months = await listRatings(trx, [...reachOf(ctx.actor)], from, day)
    return {
      desks: desksOf(ctx.actor, tree).map(({ id, name }) => ({ value: id, label: name })),
      stations: (await listStations(trx, ctx)).map((one) => ({ ...one, unitName: tree.find(one.unitId)?.name ?? '' })),
      months: months.map((one) => ({ ...one, unitName: tree.find(one.unitId)?.name ?? 'Đơn vị cũ' })),
    }
  })
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const field = (name: string): string => String(form.get(name) ?? '').slice(0, 200)
  switch (field('viec')) {
    case 'mo': {
      const opened = await openStation(web.ctx, { unitId: field('unitId') as UnitId, name: field('name') })
      if (!opened.ok) return refused(form, opened.refusal.code, ratingSentence(opened.refusal))
      return { key: opened.value.key }
    }
    case 'moi': {
      const invited = await inviteAtStation(web.ctx, { stationId: field('stationId'), code: field(`code.${field('stationId')}`) })
      if (!invited.ok) return refused(form, invited.refusal.code, ratingSentence(invited.refusal))
      web.flash('done', 'Đã mời. Máy ở quầy hiện câu hỏi trong vài giây.')
      throw redirect('/mot-cua/danh-gia', 303)
    }
    default: {
      const closed = await closeStation(web.ctx, field('stationId'))
      if (!closed.ok) return refused(form, closed.refusal.code, ratingSentence(closed.refusal))
      web.flash('done', 'Đã tắt máy đánh giá.')
      throw redirect('/mot-cua/danh-gia', 303)
    }
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Stations = ({ stations, desks }: Pick<Loaded, 'stations' | 'desks'>) => {
  const answer = useActionData<typeof action>()
  const key = answer !== undefined && 'key' in answer ? answer.key : undefined
  const reply = answer !== undefined && 'errors' in answer ? answer : undefined
  return (
    <section className="panel">
      <h2>Đánh giá tại quầy</h2>
      {key !== undefined && (
        <Notice tone="done" title="Đã mở máy đánh giá">
          <p>Mở địa chỉ này trên máy tính bảng ở quầy. Địa chỉ chỉ hiện một lần; mất thì tắt máy và mở lại.</p>
          <p><a href={`/danh-gia/quay/${key}`} target="_blank" rel="noreferrer">/danh-gia/quay/{key}</a></p>
        </Notice>
      )}
      {stations.map(({ id, name, unitName, isInviting }) => (
        <div key={id} className="stack tight">
          <h3>{name} · {unitName}{isInviting && ' · đang mời'}</h3>
          <PostForm reply={reply} label={`Mời đánh giá ở ${name}`}>
            <input type="hidden" name="stationId" value={id} />
            <div className="inline-form">
              <TextField name={`code.${id}`} label="Mã hồ sơ vừa trả" code autoComplete="off" maxLength={60} />
              <Button name="viec" value="moi">Mời đánh giá</Button>
              <Button name="viec" value="tat" kind="plain">Tắt máy</Button>
            </div>
          </PostForm>
        </div>
      ))}
      {stations.length > 0 && <h3>Thêm máy</h3>}
      <PostForm reply={stations.length === 0 ? reply : undefined} label="Mở máy đánh giá">
        <div className="inline-form">
          <SelectField name="unitId" label="Quầy" options={desks} />
          <TextField name="name" label="Tên máy" placeholder="Quầy 1" maxLength={80} />
          <Button name="viec" value="mo" kind="ghost">Mở máy mới</Button>
        </div>
      </PostForm>
    </section>
  )
}

/** The questions as heads of a table's columns. */
const SHORT_QUESTIONS = { reception: 'Hướng dẫn', time: 'Thời gian', attitude: 'Thái độ' } as const satisfies Record<Rated, string>

const monthWords = (month: string): string => `${Number(month.slice(5, 7))}/${month.slice(0, 4)}`

/** Results of the units that the person reaches, and the tablets of the own desks. */
const Ratings = () => {
  const { desks, stations, months } = useLoaderData<typeof loader>()
  const comments = months.flatMap(({ unitName, month, summary }) => (summary?.comments ?? []).map((text) => ({ text, unitName, month })))
  return (
    <>
      <PageHeader title="Đánh giá phục vụ" over="Theo từng hồ sơ, không ghi ai đánh giá; tách riêng với chỉ số hài lòng (SIPAS)" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {desks.length > 0 && <Stations stations={stations} desks={desks} />}
        <DataTable
          caption="Đánh giá theo nơi tiếp nhận và tháng"
          rows={months}
          rowKey={(row) => `${row.unitId} ${row.month}`}
          keepTable
          empty={<EmptyState title="Chưa có đánh giá"><p>Kết quả hiện khi hết tháng và đủ nhiều người đánh giá, để không ai bị nhận ra.</p></EmptyState>}
          columns={[
            { key: 'noi', header: 'Nơi tiếp nhận', cell: (row) => row.unitName },
            { key: 'thang', header: 'Tháng', cell: (row) => monthWords(row.month) },
            { key: 'n', header: 'Số đánh giá', numeric: true, cell: (row) => row.summary?.count ?? 'chưa đủ để xem' },
            { key: 'chung', header: 'Hài lòng cả ba', numeric: true, cell: (row) => row.summary && formatPercent(row.summary.satisfiedOverall, row.summary.count) },
            ...RATED.map((question) => ({
              key: question, header: SHORT_QUESTIONS[question], numeric: true,
              cell: (row: Loaded['months'][number]) => row.summary && formatPercent(row.summary.satisfied[question], row.summary.count),
            })),
            { key: 'lai', header: 'Nộp lại giấy', numeric: true, cell: (row) => row.summary && formatPercent(row.summary.askedTwice, row.summary.count) },
          ]}
        />
        {comments.length > 0 && (
          <section className="panel">
            <h2>Góp ý</h2>
            <ul>{comments.map(({ text, unitName, month }, i) => <li key={`${i} ${month}`}>{text}<br /><span className="small muted">{unitName}, tháng {monthWords(month)}</span></li>)}</ul>
          </section>
        )}
      </main>
    </>
  )
}
export default Ratings
