import { Chip } from '#ui/chip.tsx'
import { EvidenceList } from '#ui/evidence-list.tsx'
import { Moment } from '#ui/values.tsx'
import type { ReportView } from '../pages/task-page.ts'
import { evidenceHref } from '../task-href.ts'
import { CLAIM_WORDS } from '../words.ts'

const Answer = ({ report }: { readonly report: ReportView }) => {
  if (report.answer === null) return report.claim === 'progress' ? null : <Chip state="soon">chờ xác nhận</Chip>
  return report.answer.kind === 'accepted' ? <Chip state="done">đã xác nhận</Chip> : <Chip state="stopped">bị trả lại</Chip>
}

/** What was reported, the latest first, each with its evidence and what the assigning unit said to it. */
export const TaskReports = ({ reports, taskId }: { readonly reports: readonly ReportView[]; readonly taskId: string }) =>
  reports.length === 0 ? null : (
    <section className="panel task-reports">
      <h2>Báo cáo và minh chứng</h2>
      {reports.map((report) => (
        <article key={report.seq}>
          <h3>{CLAIM_WORDS[report.claim]} · {report.progress} % <Answer report={report} /></h3>
          <p className="small muted"><Moment at={report.at} /> · {report.by}</p>
          <p className="lines">{report.words}</p>
          {report.difficulty !== null && <p className="lines"><b>Khó khăn, vướng mắc.</b> {report.difficulty}</p>}
          {report.proposal !== null && <p className="lines"><b>Đề xuất, kiến nghị.</b> {report.proposal}</p>}
          <EvidenceList evidence={report.evidence} fileHref={(fileId) => evidenceHref(taskId, fileId)} />
          {report.answer?.text != null && <p className="lines"><b>{report.answer.kind === 'accepted' ? 'Ý kiến khi xác nhận.' : 'Lý do trả lại.'}</b> {report.answer.text}</p>}
        </article>
      ))}
    </section>
  )
