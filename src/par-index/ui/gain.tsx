import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused, type FormReply } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnLoss } from '../pages/gain-action.ts'
import { loadGainPage, type GainPage, type LossView } from '../pages/gain-page.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const id = parseId(params['id'] ?? '')
  const page = id === undefined ? undefined : await loadGainPage(context.get(requestContext).ctx, id)
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const done = await actOnLoss(web.ctx, params['id'] ?? '', form)
  if (!done.ok) return refused(form, done.code, done.message, done.field)
  web.flash('done', done.message)
  throw redirect(`/chi-so-cchc/phieu/${params['id']}/mat-diem`, 303)
}

/** Điểm còn mất: what costs how many points, the most first; each can become a task. */
const GainScreen = () => {
  const { page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Điểm còn mất" over={<Link to={`/chi-so-cchc/phieu/${page.cardId}`}>{page.unitName} · {page.roundName}</Link>} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <Figures>
          <Figure name="Tổng điểm còn mất" value={page.lost} base={`${page.losses.length} tiêu chí, phiếu ${page.stageWords}`} />
          <Figure name="Đã có nhiệm vụ khắc phục" value={page.losses.filter(({ task }) => task !== null).length} base={`trong ${page.losses.length} tiêu chí`} />
          {page.unscored > 0 && <Figure name="Chưa chấm" value={page.unscored} base={`tiêu chí, tối đa ${page.unscoredPoints} điểm; không tính là mất`} />}
        </Figures>
        <DataTable
          caption="Điểm còn mất"
          rows={page.losses}
          rowKey={(loss) => loss.code}
          rowHref={(loss) => `/chi-so-cchc/phieu/${page.cardId}/tieu-chi/${loss.code}`}
          opens="ten"
          empty={<EmptyState title="Không mất điểm nào"><p>Mọi tiêu chí đạt điểm tối đa.</p></EmptyState>}
          columns={[
            { key: 'ten', header: 'Tiêu chí', narrow: 'title', cell: (loss) => `${loss.code} ${loss.name}`, note: (loss) => loss.words },
            { key: 'mat', header: 'Mất', numeric: true, cell: (loss) => <b>{loss.lost}</b> },
            { key: 'dat', header: 'Đạt', numeric: true, cell: (loss) => `${loss.points}/${loss.max}` },
            { key: 'mo', header: 'Mở ra', cell: (loss) => <Opens loss={loss} /> },
            { key: 'viec', header: 'Khắc phục', cell: (loss) => (loss.task === null ? <span className="muted">chưa có</span> : <Link to={loss.task.href}>nhiệm vụ {loss.task.words}</Link>) },
          ]}
        />
        {page.mayRemedy && page.losses.some(({ task }) => task === null) && <Remedy page={page} reply={reply} />}
      </main>
    </>
  )
}
export default GainScreen

const Opens = ({ loss }: { readonly loss: LossView }) =>
  loss.opens.length === 0 ? <span className="muted">—</span> : <>{loss.opens.map(({ words, href }) => <span className="sub" key={href}><Link to={href}>{words}</Link></span>)}</>

const Remedy = ({ page, reply }: { readonly page: GainPage; readonly reply: FormReply | undefined }) => {
  const open = page.losses.filter(({ task }) => task === null)
  return (
    <section className="panel">
      <h2>Đặt nhiệm vụ khắc phục</h2>
      <PostForm reply={reply} label="Đặt nhiệm vụ khắc phục">
        <SelectField name="tieu-chi" label="Tiêu chí" options={open.map(({ code, name, lost }) => ({ value: code, label: `${code} ${name} (mất ${lost})` }))} />
        <TextField name="ten" label="Việc phải làm" defaultValue={`Khắc phục tiêu chí ${open[0]?.code}: ${open[0]?.name}`} maxLength={500} />
        <div className="pair">
          <SelectField name="linh-vuc" label="Lĩnh vực" options={page.areas.map(({ code, name }) => ({ value: code, label: name }))} defaultValue={open[0]?.area} />
          <SelectField name="chu-tri" label="Đơn vị chủ trì" options={page.units.map(({ id, name }) => ({ value: id, label: name }))} />
          <TextField name="han" type="date" label="Xong trước hết ngày" />
        </div>
        <p className="form-actions"><Button>Đặt nhiệm vụ</Button></p>
      </PostForm>
    </section>
  )
}
