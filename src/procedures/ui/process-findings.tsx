import { Notice } from '#ui/notice.tsx'
import type { CheckedProcess } from './process-check.ts'

const MOST_SHOWN = 12

/** What is wrong with a process, each with a way to its step; and its longest way against the shortest promise. */
export const ProcessFindings = ({ checked, isUnitChosen }: { readonly checked: CheckedProcess; readonly isUnitChosen: boolean }) => {
  const { findings, longest, longestSteps, shortestPromise } = checked
  const errors = findings.filter((finding) => finding.severity === 'error')
  return (
    <section className="panel tight" aria-label="Kiểm tra">
      <h2>{errors.length > 0 ? `Còn ${errors.length} lỗi phải sửa` : 'Ban hành được'}</h2>
      {findings.length === 0 && (
        <Notice tone="done">Mọi bước đều tới được, có chỗ ký duyệt và từ chối, kịp mọi cam kết{isUnitChosen ? ', vai trò nào cũng có người giữ' : ''}.</Notice>
      )}
      {findings.length > 0 && (
        <ul className="findings">
          {findings.slice(0, MOST_SHOWN).map((finding, index) => (
            <li key={index} className={finding.severity}>
              <b>{finding.severity === 'error' ? 'Lỗi' : 'Lưu ý'}</b> {finding.sentence}
              {finding.stepIds[0] !== undefined && <> <a href={`#buoc-${finding.stepIds[0]}`}>Đến bước này</a></>}
            </li>
          ))}
          {findings.length > MOST_SHOWN && <li>và {findings.length - MOST_SHOWN} chỗ nữa cùng loại.</li>}
        </ul>
      )}
      <dl className="facts small">
        <dt>Đường dài nhất</dt>
        <dd><b>{longest}</b> làm việc: {longestSteps.join(' → ') || 'chưa có bước'}</dd>
        {shortestPromise !== null && (
          <>
            <dt>Cam kết ngắn nhất</dt>
            <dd><b>{shortestPromise.span}</b> ({shortestPromise.label}); {shortestPromise.isKept ? `còn dư ${shortestPromise.left}` : `thiếu ${shortestPromise.left}`}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
