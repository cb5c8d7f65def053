import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { ActionBar } from '#ui/action-bar.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { Checkbox, RadioCards } from '#ui/choice.tsx'
import { Chip } from '#ui/chip.tsx'
import { DataTable, type Column } from '#ui/data-table.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { DueCalendar } from '#ui/due-calendar.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { FilterLinks } from '#ui/filter-links.tsx'
import { formatNumber } from '#kernel/number-format.ts'
import { Notice } from '#ui/notice.tsx'
import { PageHeader } from '#ui/page-header.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { PostForm } from '#ui/post-form.tsx'
import { ProcessStrip } from '#ui/process-strip.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { Code, Money, Moment } from '#ui/values.tsx'
import { galleryOnly } from '#web/gallery-only.ts'
import {
  CHIPS,
  LIFE,
  PROCESS,
  REPORT,
  ROWS,
  WORKING_WEEK,
  WRONG_FORM,
  type SampleRow,
} from './gallery-samples.tsx'

export const loader = galleryOnly

const COLUMNS: readonly Column<SampleRow>[] = [
  { key: 'code', header: 'Mã hồ sơ', narrow: 'left', sortable: true, cell: (row) => <Code>{row.code}</Code> },
  {
    key: 'procedure',
    header: 'Thủ tục',
    narrow: 'title',
    cell: (row) => row.procedure,
    note: (row) => row.channel,
  },
  {
    key: 'applicant',
    header: 'Người nộp',
    cell: (row) => row.applicant,
    note: (row) => <Code>{row.masked}</Code>,
  },
  { key: 'step', header: 'Bước hiện tại', cell: (row) => row.step, note: (row) => row.stepNote },
  {
    key: 'left',
    header: 'Còn lại',
    narrow: 'badge',
    sortable: true,
    cell: (row) => <Chip state={row.due[0]}>{row.due[1]}</Chip>,
  },
  {
    key: 'due',
    header: 'Hẹn trả',
    narrow: 'right',
    sortable: true,
    cell: (row) => (row.dueAt === null ? '—' : <Moment at={row.dueAt} form="short" />),
  },
]

type ReportRow = (typeof REPORT)[number]
const figures = ['received', 'online', 'resolved', 'early', 'onTime', 'late'] as const
const HEADERS = {
  received: 'Tiếp nhận',
  online: 'Trực tuyến',
  resolved: 'Đã giải quyết',
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Quá hạn',
}
const REPORT_COLUMNS: readonly Column<ReportRow>[] = [
  { key: 'sector', header: 'Lĩnh vực', cell: (row) => row.sector },
  ...figures.map((key): Column<ReportRow> => ({
    key,
    header: HEADERS[key],
    numeric: true,
    cell: (row) => formatNumber(row[key]),
  })),
]
const TOTALS = {
  sector: { value: 'Cộng' },
  ...Object.fromEntries(
    figures.map((key) => [
      key,
      { value: formatNumber(REPORT.reduce((sum, row) => sum + row[key], 0)), href: `?mo=${key}` },
    ]),
  ),
}

/** Every component of the workplace in every state, to be looked at. */
const GalleryWorkplace = () => {
  const [dialogOpen, setDialogOpen] = useState(false)
  const [query] = useSearchParams()
  const sort = query.get('sort') ?? 'left'
  return (
    <>
      <PageHeader
        title="Xác nhận tình trạng hôn nhân"
        over={<Code>H50.27-261120-0042</Code>}
        search={<SearchBox label="Tìm mã, tên, số định danh" />}
        aside={
          <>
            <Chip>còn 4 ngày làm việc</Chip>
            <br />
            hẹn trả <Moment at="2026-11-27T10:30:00Z" /> · <a href="#vi-sao">vì sao?</a>
          </>
        }
      />
      <main className="page" id="noi-dung" tabIndex={-1}>
        <ProcessStrip label="Quy trình" stages={PROCESS} />
        <FilterLinks
          label="Lọc"
          links={[
            { to: '?loc=tat-ca', label: 'Tất cả', count: 24, current: true },
            { to: '?loc=qua-han', label: 'Quá hạn', count: 1 },
            { to: '?loc=sap-den', label: 'Sắp đến hạn', count: 2 },
            { to: '?loc=cho-bo-sung', label: 'Chờ bổ sung', count: 4 },
            { to: '?loc=moi-den', label: 'Mới đến', count: 1419 },
          ]}
        />
        <div>
          <DataTable
            caption="Việc của tôi"
            columns={COLUMNS}
            rows={ROWS}
            rowKey={(row) => row.code}
            rowHref={(row) => `?mo=${row.code}`}
            opens="procedure"
            rowState={(row) => (row.due[0] === 'late' ? 'late' : undefined)}
            pick={{ name: 'chon', label: (row) => `Đánh dấu ${row.code}` }}
            sort={sort}
          />
          <Pagination total={1419} page={2} pageSize={50} hasNext />
        </div>
        <div className="two">
          <div className="stack">
            <section className="panel flush">
              <Tabs
                label="Phần của hồ sơ"
                tabs={[
                  { to: '?muc=giay-to', label: 'Giấy tờ', count: 4, current: true },
                  { to: '?muc=to-khai', label: 'Tờ khai' },
                  { to: '?muc=lich-su', label: 'Lịch sử', count: 6 },
                  { to: '?muc=thoi-han', label: 'Thời hạn' },
                  { to: '?muc=trao-doi', label: 'Trao đổi' },
                ]}
              />
              <EmptyState title="Chưa có giấy tờ nào được quét">
                <p>Đặt giấy vào máy quét và bấm “Quét”, hoặc kéo tệp vào đây.</p>
                <Button kind="ghost" type="button" onClick={() => setDialogOpen(true)}>
                  Mở hộp thoại
                </Button>
              </EmptyState>
            </section>
            <section className="panel">
              <h2>Người nộp</h2>
              <PostForm reply={WRONG_FORM} label="Người nộp">
                <div className="pair">
                  <TextField name="soDinhDanh" label="Số định danh" code />
                  <TextField name="hoTen" label="Họ và tên" />
                  <TextField name="dienThoai" label="Điện thoại" optional inputMode="tel" />
                </div>
                <TextField name="noiO" label="Nơi ở" />
                <Checkbox
                  name="nopThay"
                  label="Nộp thay người khác"
                  hint="ghi người đứng hồ sơ và giấy ủy quyền"
                />
              </PostForm>
            </section>
          </div>
          <aside className="stack" id="vi-sao">
            <section className="panel tight">
              <h3>Hẹn trả</h3>
              <p className="lead">
                <b>
                  <Moment at="2026-11-27T10:30:00Z" />
                </b>
              </p>
              <DueCalendar days={WORKING_WEEK} compact />
              <Notice tone="warning">
                24/11 đang chờ xác nhận là ngày nghỉ. Nếu nghỉ, hẹn trả sẽ là thứ Hai 30/11.
              </Notice>
            </section>
            <section className="panel tight">
              <h3>Lệ phí</h3>
              <Facts
                small
                facts={[
                  { name: 'Cấp giấy xác nhận', value: <Money dong={15000} />, numeric: true },
                  { name: 'Miễn giảm', value: <a href="#vi-sao">chọn căn cứ</a>, numeric: true },
                ]}
              />
            </section>
            <section className="panel tight">
              <RadioCards
                name="traKetQua"
                legend="Trả kết quả"
                defaultValue="counter"
                choices={[
                  { value: 'counter', label: 'Tại quầy' },
                  { value: 'post', label: 'Bưu chính đến nhà' },
                  { value: 'digital', label: 'Bản điện tử', disabled: true },
                ]}
              />
            </section>
            <section className="panel tight">
              <h3>Nhật ký</h3>
              <Timeline small entries={LIFE} />
            </section>
          </aside>
        </div>
        <Figures>
          <Figure
            name="Tiếp nhận"
            value={formatNumber(42092)}
            base="huyện 1.419 · xã 40.673"
            to="?mo=tiep-nhan"
          />
          <Figure
            name="Đã giải quyết"
            value={formatNumber(41747)}
            base="99,18 % của 42.092 tiếp nhận"
            to="?mo=da-xong"
          />
          <Figure
            name="Đang giải quyết"
            value={formatNumber(345)}
            base="huyện 50 · xã 295"
            to="?mo=dang-lam"
          />
          <Figure
            name="Quá hạn"
            value={formatNumber(138)}
            base="huyện 4 · xã 134"
            to="?mo=qua-han"
            state="late"
          />
        </Figures>
        <DataTable
          caption="Biểu II.06a"
          columns={REPORT_COLUMNS}
          rows={REPORT}
          rowKey={(row) => row.sector}
          totals={TOTALS}
          keepTable
        />
        <DataTable
          caption="Danh sách rỗng"
          columns={COLUMNS}
          rows={[]}
          rowKey={(row) => row.code}
          empty={<EmptyState title="Không có hồ sơ quá hạn" />}
        />
        <p className="chips">
          {CHIPS.map(([state, words]) => (
            <Chip key={state} state={state}>
              {words}
            </Chip>
          ))}
        </p>
      </main>
      <ActionBar
        effect={
          <>
            Yêu cầu bổ sung sẽ <b>tạm dừng thời hạn</b>; chỉ được yêu cầu một lần.
          </>
        }
      >
        <Button type="button" shortcut="c">
          Trình ký
        </Button>
        <ButtonLink kind="ghost" to="?viec=hoi-y-kien">
          Hỏi ý kiến đơn vị khác
        </ButtonLink>
        <Button kind="ghost" type="button">
          Yêu cầu bổ sung
        </Button>
        <Button kind="danger" type="button">
          Dừng giải quyết
        </Button>
        <Button kind="ghost" type="button" disabled>
          Không bấm được
        </Button>
      </ActionBar>
      <Dialog title="Thu hồi bước đã chuyển?" open={dialogOpen} onClose={() => setDialogOpen(false)}>
        <p>Hồ sơ trở về bước của bạn. Thời hạn không đổi; lịch sử ghi cả hai lần.</p>
      </Dialog>
    </>
  )
}
export default GalleryWorkplace
