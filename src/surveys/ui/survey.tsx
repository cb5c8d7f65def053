import { data, Link, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { parseId } from '#kernel/ids.ts'
import { formatNumber, formatPercent } from '#kernel/number-format.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { ShareBar } from '#ui/charts/share-bar.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { Count, Day, Moment } from '#ui/values.tsx'
import { refused } from '#web/form.ts'
import { requestContext } from '#web/request-context.ts'
import { actOnSurvey } from '../pages/survey-actions.ts'
import { findSurveyPage, type SurveyPage } from '../pages/survey-page.ts'
import { KIND_WORDS, METHOD_WORDS } from '../words.ts'
import { SurveyChip } from './survey-chip.tsx'

export const loader = async ({ context, params }: LoaderFunctionArgs) => {
  const page = await findSurveyPage(context.get(requestContext).ctx, parseId(params['id'] ?? '') ?? '')
  if (page === undefined) throw data(null, { status: 404 })
  return page
}

export const action = async ({ context, params, request }: ActionFunctionArgs) => {
  const { ctx, flash } = context.get(requestContext)
  const form = await request.formData()
  const acted = await actOnSurvey(ctx, params['id'], form)
  if (!acted.ok) return refused(form, acted.code, acted.message, acted.field)
  flash('done', acted.message)
  throw redirect(`/khao-sat/${params['id']}`, 303)
}

type Reply = ReturnType<typeof useActionData<typeof action>>

const Act = ({ page, reply, word, children, label }: { readonly page: SurveyPage; readonly reply?: Reply; readonly word: string; readonly label: string; readonly children: React.ReactNode }) => (
  <PostForm reply={reply} label={label}>
    <input type="hidden" name="seq" value={page.survey.seq} />
    <input type="hidden" name="viec" value={word} />
    {children}
  </PostForm>
)

const Draft = ({ page, reply }: { readonly page: SurveyPage; readonly reply: Reply }) => (
  <section className="panel stack">
    <h2>Việc tiếp theo</h2>
    {page.returns.length === 0 ? (
      <p className="inline-form"><ButtonLink to={`/khao-sat/${page.survey.id}/mau`}>Chọn người được hỏi</ButtonLink><ButtonLink kind="ghost" to={`/khao-sat/${page.survey.id}/sua`}>Sửa kế hoạch</ButtonLink></p>
    ) : (
      <>
        <p>Mở rồi thì không sửa được kế hoạch và danh sách mời nữa. Mã của mọi lời mời dùng được ngay.</p>
        <Act page={page} reply={reply} word="mo" label="Mở nhận trả lời">
          <div className="inline-form">
            <Button>Mở nhận trả lời</Button>
            <ButtonLink kind="ghost" to={`/khao-sat/${page.survey.id}/mau`}>Chọn lại người được hỏi</ButtonLink>
            <ButtonLink kind="plain" to={`/khao-sat/${page.survey.id}/sua`}>Sửa kế hoạch</ButtonLink>
          </div>
        </Act>
      </>
    )}
  </section>
)

const Running = ({ page, reply }: { readonly page: SurveyPage; readonly reply: Reply }) => {
  const { survey, totals } = page
  const isEnding = survey.closesOn < page.today
  return (
    <section className="panel stack">
      <h2>Việc có thể làm</h2>
      {isEnding && <Notice tone="warning">Đã hết ngày nhận trả lời. Đóng để xem kết quả, hoặc gia hạn.</Notice>}
      <Act page={page} reply={reply} word="gui" label="Gửi lời mời">
        <div className="inline-form">
          <Button kind={totals.messageable > 0 ? 'main' : 'ghost'} disabled={totals.messageable === 0}>Gửi tin mời <Count value={totals.messageable} /> người</Button>
          <ButtonLink kind="ghost" to={`/khao-sat/${survey.id}/phieu-in`} reloadDocument>In phiếu có mã QR</ButtonLink>
        </div>
      </Act>
      <details>
        <summary>Gia hạn</summary>
        <Act page={page} reply={reply} word="gia-han" label="Gia hạn">
          <div className="inline-form">
            <TextField name="closesOn" type="date" label="Nhận trả lời đến hết ngày" min={page.today} width={20} />
            <TextField name="reason" label="Lý do" maxLength={500} />
            <Button kind="ghost">Gia hạn</Button>
          </div>
        </Act>
      </details>
      <details>
        <summary>Đóng khảo sát</summary>
        <p>Đóng rồi không mở lại: phiếu được xếp lại ngẫu nhiên và liên hệ của người được mời bị xóa, để không ai nối được phiếu với người. Kết quả xem được từ lúc ấy.</p>
        <Act page={page} reply={reply} word="dong" label="Đóng khảo sát"><Button kind="danger">Đóng khảo sát</Button></Act>
      </details>
    </section>
  )
}

const Closed = ({ page, reply }: { readonly page: SurveyPage; readonly reply: Reply }) => (
  <section className="panel stack">
    <h2>Công bố</h2>
    <p>Công bố thì mọi người xem được kết quả trên cổng. Đơn vị và câu có quá ít phiếu vẫn ẩn.</p>
    <Act page={page} reply={reply} word="cong-bo" label="Công bố">
      <div className="inline-form">
        <TextField name="decision" label="Quyết định công bố" optional placeholder="125/QĐ-UBND" maxLength={200} />
        <Button>Công bố kết quả</Button>
      </div>
    </Act>
  </section>
)

const marginWords = (margin: number): string => `± ${formatNumber(margin * 100, 1)} %`

const Plan = ({ page }: { readonly page: SurveyPage }) => {
  const { survey, sample } = page
  return (
    <section className="panel stack">
      <h2>Kế hoạch và mẫu</h2>
      <Facts
        facts={[
          { name: 'Cơ quan tổ chức', value: page.ownerName },
          { name: 'Được đánh giá', value: page.unitNames.join(' · ') },
          ...(survey.period === null ? [] : [{ name: 'Hồ sơ có kết quả', value: <><Day on={survey.period.from} /> đến <Day on={survey.period.to} /></> }]),
          { name: 'Nhận trả lời', value: <>{survey.openedOn !== null && <><Day on={survey.openedOn} /> </>}đến hết <Day on={survey.closesOn} /></> },
          { name: 'Phiếu hỏi', value: page.questionnaires.map(({ code, respondents, version }) => <span key={code} className="sub">{respondents} (bản {version})</span>) },
          ...(sample === null ? [] : [
            { name: 'Cách lấy mẫu', value: METHOD_WORDS[sample.method] },
            { name: 'Khung mẫu', value: <><Count value={sample.frame} /> người; ngoài khung {formatNumber(sample.excluded.noContact)} hồ sơ không liên hệ, {formatNumber(sample.excluded.refused)} hồ sơ không nhận lời mời, {formatNumber(sample.excluded.samePerson)} hồ sơ của người đã có</> },
            { name: 'Sai số dự kiến', value: `${marginWords(sample.margin)} nếu ai cũng trả lời; ${marginWords(sample.halfMargin)} nếu một nửa trả lời` },
          ]),
          ...(page.seed === null ? [] : [{ name: 'Hạt giống', value: <span className="mono report-hash">{page.seed}</span> }]),
          ...(survey.decision === null ? [] : [{ name: 'Công bố theo', value: survey.decision }]),
        ]}
      />
      <p className="small muted">Lời văn phiếu cần đối chiếu: {page.questionnaires[0]?.source}</p>
    </section>
  )
}

const Returns = ({ page }: { readonly page: SurveyPage }) => {
  const { totals } = page
  return (
    <section className="panel" aria-labelledby="tra-loi">
      <h2 id="tra-loi">Trả lời đến lúc này</h2>
      <Figures>
        <Figure name="Đã trả lời" value={<Count value={totals.answered} />} base={`${formatPercent(totals.answered, totals.invited) ?? '—'} của ${formatNumber(totals.invited)} người được mời`} />
        <Figure name="Đã gửi tin" value={<Count value={totals.messaged} />} base={`còn ${formatNumber(totals.messageable)} người gửi được`} />
        <Figure name="Còn gọi được" value={<Count value={totals.callable} />} base={`${formatNumber(totals.declined)} từ chối, ${formatNumber(totals.unreachable)} không gặp`} />
      </Figures>
      <table className="bars dense">
        <caption className="sr-only">Trả lời theo đơn vị</caption>
        <thead><tr><th scope="col">Đơn vị</th><td className="narrow-none" /><th scope="col" className="num">Khung</th><th scope="col" className="num">Mời</th><th scope="col" className="num">Trả lời</th></tr></thead>
        <tbody>
          {page.returns.map((line) => (
            <tr key={line.unitId}>
              <th scope="row">{line.unitName}</th>
              <td className="bar-cell narrow-none"><ShareBar share={line.drawn === 0 ? null : line.answered / line.drawn} /></td>
              <td className="num">{line.frame === null ? '—' : <Count value={line.frame} />}</td>
              <td className="num"><Count value={line.drawn} /></td>
              <td className="num"><b>{formatPercent(line.answered, line.drawn) ?? '—'}</b><span className="sub"><Count value={line.answered} /></span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** One survey: where it stands, whom it asks, how far it has come, what can be done. */
const SurveyScreen = () => {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const { survey, may } = page
  return (
    <>
      <PageHeader title={survey.title} over={<><Link to="/khao-sat">Khảo sát</Link> · {KIND_WORDS[survey.kind]}</>} chips={<SurveyChip phase={survey.phase} isOwn={survey.isOwn} />} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        {(may.seeResults || (may.enter && survey.phase === 'open')) && (
          <p className="inline-form">
            {may.seeResults && <ButtonLink to={`/khao-sat/${survey.id}/ket-qua`}>Xem kết quả</ButtonLink>}
            {may.enter && survey.phase === 'open' && (
              <>
                <ButtonLink kind="ghost" to={`/khao-sat/${survey.id}/nhap`}>Nhập phiếu giấy</ButtonLink>
                <ButtonLink kind="ghost" to={`/khao-sat/${survey.id}/goi`}>Phỏng vấn qua điện thoại</ButtonLink>
              </>
            )}
          </p>
        )}
        <div className="two">
          <div className="stack">
            {may.hold && survey.phase === 'draft' && <Draft page={page} reply={reply} />}
            {page.returns.length > 0 && survey.phase !== 'draft' && <Returns page={page} />}
            <Plan page={page} />
          </div>
          <div className="stack">
            {may.hold && survey.phase === 'open' && <Running page={page} reply={reply} />}
            {may.hold && survey.phase === 'closed' && <Closed page={page} reply={reply} />}
            <section className="panel">
              <h2>Lịch sử</h2>
              <ul className="survey-history">
                {page.history.map(({ text, at, by }) => <li key={`${at} ${text}`}>{text}<br /><span className="small muted"><Moment at={at} /> · {by}</span></li>)}
              </ul>
            </section>
          </div>
        </div>
      </main>
    </>
  )
}
export default SurveyScreen
