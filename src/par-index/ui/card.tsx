import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Chip, type ChipState } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnCard } from '../pages/card-action.ts'
import { loadCardPage, type AreaView, type CardLineView, type CardPage } from '../pages/card-page.ts'
import { CardActions } from './card-actions.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadCardPage(context.get(requestContext).ctx, id)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnCard(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/chi-so-cchc/phieu/${params['id']}`, 303)
}

/** The scoring card of a unit: every criterion with what was said of it, and the next step. */
const CardScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={page.unitName}
        over={<Link to={`/chi-so-cchc/dot/${page.roundId}`}>{page.roundName}</Link>}
        chips={<Chip state={page.chip as ChipState}>{page.words}</Chip>}
        aside={<>{page.until !== null && <span>Hạn {page.until}</span>} {page.isWhole && <ButtonLink kind="ghost" to={`/chi-so-cchc/phieu/${page.id}/mat-diem`}>Điểm còn mất</ButtonLink>}</>}
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {page.isProvisional && <Notice>Số liệu hệ thống đang xem là tạm tính đến lúc này; sẽ chốt sau ngày chốt số liệu của đợt.</Notice>}
        {page.totals.length > 0 && (
          <Figures>{page.totals.map(({ name, points, base }) => <Figure key={name} name={name} value={points} base={base} />)}</Figures>
        )}
        {page.next !== null && <p><ButtonLink to={`/chi-so-cchc/phieu/${page.id}/tieu-chi/${page.next}`} shortcut="c">Làm tiếp: tiêu chí {page.next}</ButtonLink></p>}
        <CardActions page={page} reply={reply} />
        {page.may.agree ? <AgreeForm page={page} reply={reply} /> : page.areas.map((area) => <Area key={area.code} area={area} page={page} />)}
        {page.history.length > 0 && (
          <section className="panel">
            <h2>Lịch sử của phiếu</h2>
            <Timeline small entries={page.history.map(({ key, words, when, text, isLast }) => ({ key, title: words, when, state: isLast ? 'now' : 'was', ...(text !== null && { children: <p>{text}</p> }) }))} />
          </section>
        )}
      </main>
    </>
  )
}
export default CardScreen

const AgreeForm = ({ page, reply }: { readonly page: CardPage; readonly reply: FormReply | undefined }) => (
  <PostForm reply={reply?.values['viec'] === 'dong-y-nhieu' ? reply : undefined} label="Đồng ý nhiều tiêu chí">
    <input type="hidden" name="viec" value="dong-y-nhieu" />
    <div className="stack">{page.areas.map((area) => <Area key={area.code} area={area} page={page} isPicking={area.lines.some(({ mayAgree }) => mayAgree)} />)}</div>
    <p className="form-actions"><Button kind="ghost">Đồng ý với các tiêu chí đã đánh dấu</Button></p>
  </PostForm>
)

const columnsOf = (page: CardPage): readonly Column<CardLineView>[] => [
  { key: 'ma', header: 'Mã', narrow: 'left', cell: (line) => line.code },
  { key: 'ten', header: 'Tiêu chí thành phần', narrow: 'title', cell: (line) => line.name },
  { key: 'o-dau', header: 'Đang ở', narrow: 'badge', cell: (line) => <Chip state={line.chip as ChipState}>{line.words}</Chip> },
  { key: 'toi-da', header: 'Tối đa', numeric: true, cell: (line) => line.max },
  { key: 'tu-cham', header: 'Tự chấm', numeric: true, cell: (line) => line.self },
  ...(page.state === 'open' ? [] : [{ key: 'tham-dinh', header: 'Thẩm định', numeric: true, cell: (line: CardLineView) => line.verified }]),
  ...(page.state === 'settled' || page.state === 'decided' ? [{ key: 'ket-qua', header: 'Kết quả', numeric: true, cell: (line: CardLineView) => line.final }] : []),
]

const Area = ({ area, page, isPicking = false }: { readonly area: AreaView; readonly page: CardPage; readonly isPicking?: boolean }) => (
  <div className="stack par-lines">
    <h2>{area.code}. {area.name} <span className="muted">{area.points === 'chưa chấm' ? `chưa chấm hết, tối đa ${area.max}` : `${area.points}/${area.max}`}</span></h2>
    <DataTable
      caption={area.name}
      rows={area.lines}
      rowKey={(line) => line.code}
      rowHref={(line) => `/chi-so-cchc/phieu/${page.id}/tieu-chi/${line.code}`}
      opens="ten"
      rowState={(line) => (line.isWaiting ? 'on' : undefined)}
      columns={columnsOf(page)}
      {...(isPicking && { pick: { name: 'chon', label: (line: CardLineView) => `Đồng ý tiêu chí ${line.code}`, may: (line: CardLineView) => line.mayAgree } })}
    />
  </div>
)
