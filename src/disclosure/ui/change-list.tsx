import type { Change } from '#procedures/version-lines.ts'

/** What one version says otherwise than another, part by part, in words: before and after. */
export const ChangeList = ({ changes }: { readonly changes: readonly Change[] }) => (
  <ul className="changes">
    {changes.map(({ part, before, after }, i) => (
      <li key={`${part} ${i}`}>
        <b>{part}</b>
        {before !== null && <span><span className="change-word">{after === null ? 'Bỏ: ' : 'Trước: '}</span><del>{before}</del></span>}
        {after !== null && <span><span className="change-word">{before === null ? 'Thêm: ' : 'Nay: '}</span><ins>{after}</ins></span>}
      </li>
    ))}
  </ul>
)
