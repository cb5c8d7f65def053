import { Link } from 'react-router'
import { Chip } from '#ui/chip.tsx'
import { Code } from '#ui/values.tsx'
import type { BoardPage } from '../pages/board-page.ts'

/** What will be late if nobody does anything. */
export const LikelyLate = ({ page: { likelyLate, likelyLateHref } }: { readonly page: BoardPage }) => (
  <section className="panel" aria-labelledby="se-tre">
    <h2 id="se-tre">Sẽ trễ nếu không ai làm gì</h2>
    {likelyLate.length === 0 ? (
      <p>Không có hồ sơ còn hạn nào dễ trễ (từ 40 % trở lên).</p>
    ) : (
      <ul className="plain late-list">
        {likelyLate.map((row) => (
          <li key={row.dossierId}>
            <Chip state={row.chance === 'high' ? 'late' : 'soon'}>{row.chanceText}</Chip>
            <div>
              <Link to={`/mot-cua/ho-so/${row.dossierId}`}>{row.procedureName}</Link>
              <span className="small muted"> · <Code>{row.code}</Code> · {row.unitName}</span>
              <p className="small">{row.reason}</p>
            </div>
          </li>
        ))}
      </ul>
    )}
    <p className="small no-print">
      <Link to={likelyLateHref}>Mọi dự báo</Link>
    </p>
  </section>
)
