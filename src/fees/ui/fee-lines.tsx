import { Sum } from '#ui/values.tsx'
import type { OpenLine } from '../domain/receipt.ts'
import { PAYABLE_WORDS } from './words.ts'

/** The dues of a dossier line by line, with when each is payable and what is left of it. */
export const FeeLines = ({ lines, totalDong }: { readonly lines: readonly OpenLine[]; readonly totalDong: number }) => (
  <div className="sheet">
    <table>
      <caption className="sr-only">Các khoản phải nộp</caption>
      <thead>
        <tr>
          <th scope="col">Khoản</th>
          <th scope="col" className="num">
            Số tiền
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key}>
            <td>
              {line.name}
              <span className="sub">{stateOf(line)}</span>
            </td>
            <td className="num">{line.amountDong === null ? 'chưa xác định' : <Sum dong={line.amountDong} />}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>Cộng</td>
          <td className="num">
            <b>
              <Sum dong={totalDong} />
            </b>
          </td>
        </tr>
      </tfoot>
    </table>
  </div>
)

const stateOf = ({ amountDong, remainingDong, exemption, payableAt }: OpenLine): string => {
  const lowered = exemption === undefined ? '' : ` · ${exemption.percentOff === 100 ? 'miễn' : `giảm ${exemption.percentOff} %`} theo ${exemption.basis}`
  if (amountDong === null) return 'người thu xác định theo biểu phí'
  if (amountDong === 0) return `không phải nộp${lowered}`
  return (remainingDong === 0 ? 'đã nộp' : PAYABLE_WORDS[payableAt]) + lowered
}
