import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { SelectField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { NEW_ROUND_FIELDS, openFromForm } from '../pages/new-round-action.ts'
import { loadNewRoundPage, type NewRoundPage } from '../pages/new-round-page.ts'
import { parSentence } from '../rounds/refusals.ts'
import { ParTabs } from './par-tabs.tsx'
import { TickList } from './tick-list.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const page = await loadNewRoundPage(context.get(requestContext).ctx, url.searchParams.get('bo'))
  if (page === undefined) throw data(null, { status: 404 })
  return { page }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const web = context.get(requestContext)
  const form = await request.formData()
  const opened = await openFromForm(web.ctx, form)
  if (!opened.ok) return refused(form, opened.refusal.code, parSentence(opened.refusal), NEW_ROUND_FIELDS[opened.refusal.code])
  web.flash('done', 'Đã mở đợt chấm. Mỗi đơn vị có một phiếu.')
  throw redirect(`/chi-so-cchc/dot/${opened.value.id}`, 303)
}

/** Opening a round: first the set of criteria, then who is scored, who verifies, who decides, and by when. */
const NewRound = () => {
  const { page } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Mở đợt chấm" over="Chỉ số cải cách hành chính" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ParTabs current="dot" />
        {page.draft === null ? <ChooseVersion page={page} /> : <RoundForm draft={page.draft} />}
      </main>
    </>
  )
}
export default NewRound

const ChooseVersion = ({ page }: { readonly page: NewRoundPage }) => (
  <section className="panel">
    <h2>Chọn bộ tiêu chí</h2>
    <p>Đợt chấm giữ nguyên bộ tiêu chí như lúc mở; sửa bộ sau đó không làm đổi đợt này.</p>
    <ul>
      {page.versions.map(({ code, name, level, isExample }) => (
        <li key={code}><Link to={`?bo=${code}`}>{name}</Link> <span className="muted">{level}{isExample && ', bộ mẫu không có hiệu lực'}</span></li>
      ))}
    </ul>
  </section>
)

const RoundForm = ({ draft }: { readonly draft: NonNullable<NewRoundPage['draft']> }) => {
  const reply = useActionData<typeof action>()
  const options = draft.verifyingUnits.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <PostForm reply={reply} label="Mở đợt chấm">
      <input type="hidden" name="id" value={draft.id} />
      <input type="hidden" name="bo" value={draft.versionCode} />
      <input type="hidden" name="to-chuc" value={draft.organiser.id} />
      <div className="stack">
        {draft.isExample && <Notice tone="warning">“{draft.versionName}” là bộ mẫu để tham khảo, không có hiệu lực pháp lý.</Notice>}
        <section className="panel">
          <h2>Đợt chấm</h2>
          <TextField name="ten" label="Tên đợt" defaultValue={draft.name} maxLength={200} />
          <div className="pair">
            <TextField name="nam" label="Năm được chấm" inputMode="numeric" defaultValue={String(draft.year)} width={10} />
            <TextField name="giai-trinh" label="Số ngày làm việc để giải trình" inputMode="numeric" defaultValue={String(draft.rebuttalDays)} width={10} />
          </div>
          <div className="pair">
            <TextField name="tu" type="date" label="Tự chấm từ" defaultValue={draft.days.from} />
            <TextField name="chot" type="date" label="Chốt số liệu hệ thống hết ngày" defaultValue={draft.days.cutOff} />
            <TextField name="tu-cham" type="date" label="Tự chấm đến hết" defaultValue={draft.days.selfScore} />
            <TextField name="tham-dinh" type="date" label="Thẩm định đến hết" defaultValue={draft.days.verification} />
            <TextField name="hoi-dong" type="date" label="Hội đồng đến hết" defaultValue={draft.days.council} />
          </div>
        </section>
        <section className="panel">
          <TickList name="don-vi" legend={`Đơn vị được chấm (${draft.units.length})`} items={draft.units} isAllTicked />
        </section>
        <section className="panel">
          <h2>Cơ quan thẩm định</h2>
          <p>Đơn vị không bao giờ thẩm định chính mình: khi trùng, cơ quan thường trực thẩm định thay.</p>
          <SelectField name="thuong-truc" label="Thường trực thẩm định" options={options} placeholder="Chọn cơ quan" defaultValue={draft.lead} />
          {draft.verifiers.map(({ name, proposed }) => (
            <div key={name}>
              <input type="hidden" name="ten-tham-dinh" value={name} />
              <SelectField name="don-vi-tham-dinh" label={`Phần của ${name}`} options={options} placeholder="Chọn cơ quan" defaultValue={proposed === '' ? draft.lead : proposed} />
            </div>
          ))}
        </section>
        <section className="panel">
          <h2>Hội đồng</h2>
          <SelectField name="chu-tich" label="Chủ tịch hội đồng" options={draft.people.map(({ id, name }) => ({ value: id, label: name }))} placeholder="Chọn người" />
          <TickList name="uy-vien" legend="Ủy viên" items={draft.people} />
        </section>
      </div>
      <p className="form-actions"><Button>Mở đợt chấm</Button></p>
    </PostForm>
  )
}
