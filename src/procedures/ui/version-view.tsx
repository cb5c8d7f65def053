import type { ReactNode } from 'react'
import { DataTable } from '#ui/data-table.tsx'
import { Facts } from '#ui/facts.tsx'
import { Day } from '#ui/values.tsx'
import type { ProcedureBody } from '../domain/procedure.ts'
import { durationWords } from '../duration-words.ts'
import { CHANNEL_WORDS, feeWords, GATE_WORDS, MODE_WORDS, promiseWords, quantityWords, SERVICE_LEVEL_WORDS, tierWords } from '../words.ts'

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="stack tight">
    <h2>{title}</h2>
    {children}
  </section>
)

const none = <p className="muted">Không có.</p>

const pausesOf = ({ pauses }: ProcedureBody): string =>
  [pauses.financialObligation && 'chờ nghĩa vụ tài chính', pauses.verification && 'xác minh, lấy ý kiến cơ quan khác']
    .filter(Boolean)
    .join('; ') || 'không'

const Basics = ({ body, process }: { readonly body: ProcedureBody; readonly process: ReactNode }) => (
  <div className="panel">
    <Facts
      facts={[
        { name: 'Lĩnh vực', value: body.sectorName },
        { name: 'Cấp giải quyết', value: body.tiers.map(tierWords).join(', ') || 'chưa rõ' },
        { name: 'Đối tượng', value: body.applicantKinds.join('; ') || 'chưa ghi' },
        { name: 'Mức dịch vụ', value: SERVICE_LEVEL_WORDS[body.serviceLevel] },
        { name: 'Nộp trực tuyến tại', value: `${GATE_WORDS[body.submissionGate.kind]}${body.submissionGate.kind === 'OWN' ? ` (${body.submissionGate.basis})` : ''}` },
        { name: 'Giải quyết trên', value: body.processingRoute === 'LOCAL' ? 'hệ thống này' : 'hệ thống của bộ, ngành' },
        { name: 'Làm ngay tại quầy', value: body.instant ? 'có' : 'không' },
        { name: 'Được dừng đồng hồ', value: pausesOf(body) },
        {
          name: 'Gia hạn',
          value: body.extension === null ? 'không' : `${body.extension.maxCount} lần, mỗi lần đến ${durationWords(body.extension.maxDuration)} (${body.extension.basis})`,
        },
        { name: 'Quy trình nội bộ', value: process },
        {
          name: 'Quyết định công bố',
          value: body.publicationDecision === undefined ? 'chưa ghi' : <>{body.publicationDecision.number}{body.publicationDecision.date !== undefined && <> ngày <Day on={body.publicationDecision.date} /></>}</>,
        },
        { name: 'Từ khóa tìm', value: body.keywords?.join(', ') || 'chưa có' },
        ...(body.source === undefined ? [] : [{ name: 'Nguồn', value: body.source }]),
      ]}
    />
  </div>
)

/** Everything that a version says, to be read. */
export const VersionView = ({ body, process }: { readonly body: ProcedureBody; readonly process: ReactNode }) => (
  <div className="stack">
    <Basics body={body} process={process} />
    <Part title="Thời hạn">
      <DataTable
        caption="Thời hạn theo trường hợp"
        rows={body.cases}
        rowKey={(row) => row.id}
        columns={[
          { key: 'th', header: 'Trường hợp', narrow: 'title', cell: (row) => row.label },
          { key: 'ck', header: 'Cam kết', cell: (row) => promiseWords(row.committedDuration), note: (row) => row.deadlineMode && MODE_WORDS[row.deadlineMode] },
          { key: 'qd', header: 'Theo quy định', cell: (row) => promiseWords(row.statutoryDuration) },
        ]}
      />
    </Part>
    <Part title="Giấy tờ phải nộp">
      {body.papers.length === 0 ? none : (
        <DataTable
          caption="Thành phần hồ sơ"
          rows={body.papers}
          rowKey={(row) => row.id}
          columns={[
            { key: 'ten', header: 'Giấy tờ', narrow: 'title', cell: (row) => row.name, note: (row) => row.condition },
            { key: 'sl', header: 'Số lượng', cell: quantityWords },
            { key: 'bb', header: 'Bắt buộc', cell: (row) => (row.mandatory ? 'bắt buộc' : 'khi cần') },
            { key: 'mau', header: 'Mẫu', cell: (row) => row.formFile },
          ]}
        />
      )}
    </Part>
    <Part title="Phí, lệ phí">
      {body.fees.length === 0 ? <p className="muted">Không ghi khoản nào. Nếu không thu, ghi một khoản 0 đồng để trang cho người dân nói “miễn phí”.</p> : (
        <DataTable
          caption="Phí, lệ phí"
          rows={body.fees}
          rowKey={(row) => row.id}
          columns={[
            { key: 'ten', header: 'Khoản', narrow: 'title', cell: (row) => row.name, note: (row) => row.condition },
            { key: 'muc', header: 'Mức', cell: feeWords, note: (row) => (row.amount === null ? undefined : row.note) },
            {
              key: 'ap', header: 'Áp dụng',
              cell: (row) => [row.channel && CHANNEL_WORDS[row.channel], body.cases.find((item) => item.id === row.caseId)?.label].filter(Boolean).join('; ') || 'mọi trường hợp',
            },
            { key: 'mg', header: 'Miễn, giảm', cell: (row) => row.exemptions?.map((each) => `${each.label}: ${each.percentOff === 100 ? 'miễn' : `giảm ${each.percentOff} %`}`).join('; ') },
          ]}
        />
      )}
    </Part>
    <Part title="Kết quả">
      {body.results.length === 0 ? none : <ul>{body.results.map((result) => <li key={result.name}>{result.name}{result.code !== undefined && <> <span className="tag">{result.code}</span></>}</li>)}</ul>}
    </Part>
    <Part title="Căn cứ pháp lý">
      {body.legalBasis.length === 0 ? none : <ul>{body.legalBasis.map((law) => <li key={law.number}>{law.number}{law.title !== undefined && ` · ${law.title}`}</li>)}</ul>}
    </Part>
    {body.requirements !== undefined && (
      <details className="more">
        <summary>Yêu cầu, điều kiện</summary>
        <p className="as-written">{body.requirements}</p>
      </details>
    )}
    {body.stepsText !== undefined && (
      <details className="more">
        <summary>Trình tự thực hiện, nguyên văn</summary>
        <p className="as-written">{body.stepsText}</p>
      </details>
    )}
  </div>
)
