import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { formatNumber } from '#kernel/number-format.ts'
import { Button } from '#ui/button.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextAreaField, TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Code, Count } from '#ui/values.tsx'
import { refused, typedValues, wrongFields } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { SAMPLE_METHODS } from '../domain/survey.ts'
import { drawInvitations } from '../draw.ts'
import { listRespondents } from '../list-respondents.ts'
import { contactsField, countField } from '../fields.ts'
import { findSamplePage, readRespondentLines, readSeen, type SamplePage } from '../pages/sample-page.ts'
import { surveySentence } from '../refusals.ts'
import { METHOD_WORDS } from '../words.ts'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const page = await findSamplePage(context.get(requestContext).ctx, parseId(params['id'] ?? '') ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const seen = readSeen(params['id'], form)
  const page = await findSamplePage(ctx, seen.id)
  if (page === undefined) throw data(null, { status: 404 })
  if (page.kind === 'sipas') {
    const method = SAMPLE_METHODS.find((one) => one === form.get('method')) ?? 'stratified'
    const drawn = await drawInvitations(ctx, { ...seen, method, wanted: Number(form.get('wanted')) })
    if (!drawn.ok) return refused(form, drawn.refusal.code, surveySentence(drawn.refusal), drawn.refusal.code === 'surveyWantedInvalid' ? 'wanted' : undefined)
  } else {
    const { lines, faults } = readRespondentLines(page, form)
    if (faults.length > 0) return wrongFields({ errors: Object.fromEntries(faults.map(({ field, sentence }) => [field, sentence])), values: typedValues(form), refusal: null })
    const listed = await listRespondents(ctx, { ...seen, lines })
    if (!listed.ok) return refused(form, listed.refusal.code, surveySentence(listed.refusal))
  }
  flash('done', 'Đã có danh sách mời. Xem lại rồi mở nhận trả lời.')
  throw redirect(`/khao-sat/${seen.id}`, 303)
}

const percentPoints = (margin: number): string => `± ${formatNumber(margin * 100, 1)} %`

const DrawForm = ({ page }: { readonly page: Extract<SamplePage, { kind: 'sipas' }> }) => (
  <>
    <Facts
      facts={[
        { name: 'Người có thể hỏi', value: <><Count value={page.people} />, từ <Count value={page.dossiers} /> hồ sơ có kết quả; mỗi người tính một lần</> },
        { name: 'Mời được bằng tin', value: <><Count value={page.byMessage} /> người đã đồng ý nhận lời mời trên cổng</> },
        { name: 'Gọi được', value: <><Count value={page.byPhone} /> người; người gọi hỏi ý trước khi phỏng vấn</> },
        { name: 'Ngoài khung', value: <><Count value={page.noContact} /> hồ sơ không có liên hệ, <Count value={page.refused} /> hồ sơ của người không nhận lời mời</> },
      ]}
    />
    <h2>Cỡ mẫu</h2>
    {page.people === 0 ? <Notice tone="warning">Chưa có hồ sơ nào phù hợp. Sửa kế hoạch: nới khoảng ngày hoặc thêm cơ quan.</Notice> : (
      <p>
        Để sai số không quá {percentPoints(page.margin)} trên toàn bộ cần <b><Count value={page.proposed} /></b> phiếu trả lời, nếu ai cũng trả lời.
        {page.sizes.length > 0 && <> Cỡ khác: {page.sizes.map(({ size, margin }) => `${formatNumber(size)} phiếu ${percentPoints(margin)}`).join(' · ')}.</>}
        {' '}Sai số của từng cơ quan lớn hơn.
      </p>
    )}
    <TextField name="wanted" label="Số người mời" inputMode="numeric" width={10} defaultValue={String(page.proposed)} hint="Nên mời nhiều hơn số phiếu cần, vì không phải ai cũng trả lời." />
    <RadioCards
      name="method"
      legend="Cách lấy"
      defaultValue="stratified"
      choices={[
        { value: 'stratified', label: METHOD_WORDS.stratified, hint: 'Chia theo số người của mỗi đơn vị và lĩnh vực, mỗi tầng có mức tối thiểu; kết quả tính lại theo đúng tỷ trọng' },
        { value: 'simple', label: METHOD_WORDS.simple, hint: 'Mọi người cùng cơ hội như nhau; đơn vị nhỏ có thể quá ít phiếu để xem' },
      ]}
    />
  </>
)

const ListForm = ({ page }: { readonly page: Extract<SamplePage, { kind: 'sociological' }> }) => (
  <>
    <Notice>Chỉ ghi số người hoặc liên hệ công vụ, không ghi tên. Liên hệ tự xóa khi khảo sát đóng. Người không có liên hệ nhận phiếu giấy có mã QR.</Notice>
    <p className="small muted">Mã cơ quan: {page.units.map(({ code, name }, i) => <span key={code}>{i > 0 && ' · '}<Code>{code}</Code> {name}</span>)}</p>
    {page.groups.map(({ code, respondents }) => (
      <fieldset key={code}>
        <legend>{respondents}</legend>
        <TextField name={countField(code)} label="Số người hỏi về mỗi cơ quan, mời bằng giấy" inputMode="numeric" width={10} optional />
        <TextAreaField name={contactsField(code)} label="Người mời bằng tin" rows={3} optional hint={`Mỗi dòng một người: mã cơ quan được hỏi; thư hoặc số điện thoại. Ví dụ: ${page.units[0]?.code ?? 'H50.101'}; dai.bieu@quangtri.gov.vn`} />
      </fieldset>
    ))}
  </>
)

/** Chọn người được hỏi: draws a sample, or lists who is asked. */
const Sample = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  return (
    <>
      <PageHeader title="Chọn người được hỏi" over={<Link to={`/khao-sat/${page.id}`}>{page.title}</Link>} />
      <main className="page narrow" id="noi-dung" tabIndex={-1}>
        <section className="panel stack">
          <PostForm reply={reply} label="Chọn người được hỏi">
            <input type="hidden" name="seq" value={page.seq} />
            {page.kind === 'sipas' ? <DrawForm page={page} /> : <ListForm page={page} />}
            <div className="form-actions"><Button>{page.kind === 'sipas' ? 'Lấy mẫu' : 'Lưu danh sách mời'}</Button></div>
          </PostForm>
        </section>
      </main>
    </>
  )
}
export default Sample
