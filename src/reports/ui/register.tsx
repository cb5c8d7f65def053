import { data, Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Button } from '#ui/button.tsx'
import { DataTable } from '#ui/data-table.tsx'
import { DayField } from '#ui/day-field.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { SelectField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Code, Moment } from '#ui/values.tsx'
import { statusOf } from '#web/refusal-status.ts'
import { requestContext } from '#web/request-context.ts'
import { loadRegisterPage } from '../pages/register-page.ts'
import { reportSentence } from '../refusals.ts'
import { ReportTabs } from './report-tabs.tsx'

export const loader = async ({ context, url }: LoaderFunctionArgs) => {
  const { refusal, ...page } = await loadRegisterPage(context.get(requestContext).ctx, url.searchParams)
  return data({ ...page, message: refusal === null ? null : reportSentence(refusal) }, { status: refusal === null ? 200 : statusOf(refusal.code) })
}

const DELIVERY_WORDS = { desk: 'tại quầy', post: 'bưu chính', electronic: 'bản điện tử' } as const

/** Sổ theo dõi hồ sơ: what a desk received, in order; to be printed and kept. */
const RegisterScreen = () => {
  const { units, asked, lines, hasMore, files, message } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title="Sổ theo dõi hồ sơ" over="Mẫu số 07, Thông tư 03/2025/TT-VPCP" />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ReportTabs current="so" />
        {units.length === 0 ? (
          <section className="panel"><EmptyState title="Bạn không giữ sổ của đơn vị nào"><p>Sổ có tên người nộp nên chỉ người làm việc ở đơn vị tiếp nhận xem được.</p></EmptyState></section>
        ) : (
          <>
            <section className="panel" aria-label="Chọn sổ">
              <Form method="get" className="question" aria-label="Chọn đơn vị, thời gian">
                <SelectField name="don-vi" label="Nơi tiếp nhận" options={units} defaultValue={asked.unit} key={`dv ${asked.unit}`} />
                <DayField name="tu" label="Từ ngày" defaultValue={asked.from} key={`tu ${asked.from}`} />
                <DayField name="den" label="Đến hết ngày" defaultValue={asked.to} key={`den ${asked.to}`} />
                <Button>Xem sổ</Button>
              </Form>
            </section>
            {message !== null && <Notice tone="error">{message}</Notice>}
            {lines.length > 0 && (
              <ul className="report-files" aria-label="Tải về">
                {files.map(({ label, href }) => <li key={label}><a className="btn ghost" href={href}>{label}</a></li>)}
              </ul>
            )}
            <DataTable
              caption="Sổ theo dõi hồ sơ"
              rows={lines}
              rowKey={(line) => line.id}
              rowHref={(line) => `/mot-cua/ho-so/${line.id}`}
              opens="ma"
              empty={<EmptyState title="Không tiếp nhận hồ sơ nào trong thời gian này" />}
              columns={[
                { key: 'ma', header: 'Mã hồ sơ', narrow: 'title', cell: (line) => <Code>{line.code}</Code> },
                { key: 'thu-tuc', header: 'Thủ tục', cell: (line) => line.procedure, note: (line) => line.competentUnit },
                { key: 'ten', header: 'Cá nhân, tổ chức', cell: (line) => line.ownerName, note: (line) => line.phoneTail !== null && `…${line.phoneTail}` },
                { key: 'nhan', header: 'Nhận', cell: (line) => <Moment at={line.acceptedAt} form="short" /> },
                { key: 'hen', header: 'Hẹn trả', cell: (line) => (line.dueAt === null ? '—' : <Moment at={line.dueAt} form="short" />) },
                { key: 'tra', header: 'Trả kết quả', cell: (line) => (line.handedOverAt === null ? line.state : <Moment at={line.handedOverAt} form="short" />), note: (line) => line.delivery !== null && DELIVERY_WORDS[line.delivery] },
              ]}
            />
            {hasMore && <p className="muted">Chỉ hiện phần đầu. Chọn khoảng ngày ngắn hơn, hoặc tải tệp để có đủ.</p>}
          </>
        )}
      </main>
    </>
  )
}
export default RegisterScreen
