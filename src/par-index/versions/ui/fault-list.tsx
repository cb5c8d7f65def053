import { Link } from 'react-router'
import { Notice } from '#ui/notice.tsx'
import type { FaultLine } from '../pages/version-page.ts'

const AT_ONCE = 8

const Lines = ({ faults }: { readonly faults: readonly FaultLine[] }) => (
  <ul>{faults.map(({ sentence, href }) => <li key={sentence}><Link to={href}>{sentence}</Link></li>)}</ul>
)

/** What a draft still has to mend, each leading to its line. */
export const FaultList = ({ faults }: { readonly faults: readonly FaultLine[] }) =>
  faults.length === 0 ? (
    <Notice tone="done">Không còn chỗ sai: điểm cộng đủ, công thức đúng, dòng nào cũng có minh chứng và nơi thẩm định. Có thể trình ban hành.</Notice>
  ) : (
    <Notice tone="warning" title={`${faults.length} chỗ phải sửa trước khi ban hành`}>
      <Lines faults={faults.slice(0, AT_ONCE)} />
      {faults.length > AT_ONCE && <details><summary>Xem thêm {faults.length - AT_ONCE} chỗ</summary><Lines faults={faults.slice(AT_ONCE)} /></details>}
    </Notice>
  )
