import { Fragment } from 'react'
import { data, Form, Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { DayField, MomentField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { loadReportPage } from '../pages/report-page.ts'
import { reportSentence } from '../refusals.ts'
import { ReportTable } from './report-table.tsx'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context, params, url }: LoaderFunctionArgs) => {
  const { ctx } = context.get(requestContext)
  const page = await loadReportPage(ctx, params['form'] ?? '', url.searchParams)
  if (page === undefined) throw data(null, { status: 404 })
  const { refusal, ...shown } = page
  const message = refusal === null ? null : reportSentence(refusal)
  return data({ ...shown, message }, { status: refusal === null ? 200 : statusOf(refusal.code) })
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const FILE_WORDS: Readonly<Record<string, string>> = { xlsx: 'Excel (XLSX)', pdf: 'PDF để ký', csv: 'CSV', json: 'JSON' }

/** What is asked: a plain form by address, so that a report can be kept as a link. */
const Question = ({ asked, units, periods }: Pick<Loaded, 'asked' | 'units' | 'periods'>) => (
  <section className="panel" aria-label="Chọn đơn vị và kỳ">
    <div className="period-links">
      {periods.map(({ heading, links }) => (
        <Fragment key={heading}>
          <span className="small muted">{heading}</span>
          <FilterLinks label={heading} links={links} />
        </Fragment>
      ))}
    </div>
    <Form method="get" className="question" aria-label="Chọn đơn vị, kỳ">
      <SelectField name="don-vi" label="Đơn vị" options={units} defaultValue={asked.unit} key={`dv ${asked.unit}`} />
      <DayField name="tu" label="Từ ngày" defaultValue={asked.from} key={`tu ${asked.from}`} />
      <DayField name="den" label="Đến hết ngày" defaultValue={asked.to} key={`den ${asked.to}`} />
      <MomentField name="tinh-den" label="Như đã biết lúc" optional defaultValue={asked.asOf} key={`luc ${asked.asOf}`} />
      {asked.by !== '' && <input type="hidden" name="theo" value={asked.by} />}
      <Button>Xem số liệu</Button>
    </Form>
  </section>
)

const Filled = ({ filled, title }: { readonly filled: NonNullable<Loaded['filled']>; readonly title: string }) => (
  <>
    {filled.breaches.length > 0 && (
      <Notice tone="error" title="Số liệu mâu thuẫn, chưa ký được báo cáo này">
        <ul>{filled.breaches.map((breach) => <li key={breach}>{breach}</li>)}</ul>
      </Notice>
    )}
    <div className="report-facts">
      <dl>
        {filled.facts.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
      </dl>
      <p>
        {filled.asOf}
        {filled.provisional && <> · <b>số liệu tạm tính</b></>}
      </p>
    </div>
    <div className="report-tools">
      <FilterLinks label="Chia hàng" links={filled.views} />
      <ul className="report-files" aria-label="Tải về">
        {filled.files.map(({ kind, href }) => <li key={kind}><a className="btn ghost" href={href}>{FILE_WORDS[kind]}</a></li>)}
      </ul>
    </div>
    {filled.table.rows.length > 1
      ? <ReportTable caption={title} table={filled.table} />
      : <section className="panel"><EmptyState title="Kỳ này đơn vị chưa có hồ sơ nào"><p>Chọn kỳ khác, hoặc đơn vị khác ở trên.</p></EmptyState></section>}
    <ul className="small muted report-notes">{filled.notes.map((note) => <li key={note}>{note}</li>)}</ul>
  </>
)

/** One statutory form: a unit, a period, a moment of knowledge; each number opens its dossiers. */
const ReportScreen = () => {
  const { form, forms, asked, units, periods, filled, message } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={`Biểu ${form.code}`} over={form.title} />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="bieu" />
        <FilterLinks label="Biểu" links={forms.map(({ value, label }) => ({ to: `/bao-cao/${value}?don-vi=${asked.unit}&tu=${asked.from}&den=${asked.to}`, label, current: value === form.slug }))} />
        {units.length === 0 ? (
          <section className="panel"><EmptyState title="Bạn chưa được xem số liệu của đơn vị nào"><p>Quyền xem đi theo phân công ở đơn vị. Liên hệ quản trị đơn vị nếu cần.</p></EmptyState></section>
        ) : (
          <>
            <Question asked={asked} units={units} periods={periods} />
            {message !== null && <Notice tone="error">{message}</Notice>}
            {!form.isInForce && <Notice tone="warning">Biểu này không còn hiệu lực trong kỳ được hỏi. Số liệu vẫn tính đúng theo cột của biểu.</Notice>}
            {filled !== null && <Filled filled={filled} title={form.title} />}
            <p className="small muted">
              Đơn vị tính: {form.unit}. Căn cứ: {form.source}{!form.isVerified && ' (bố cục cần đối chiếu với văn bản)'}. <Link to="/bao-cao">Mọi biểu mẫu</Link>
            </p>
          </>
        )}
      </main>
    </>
  )
}
export default ReportScreen
