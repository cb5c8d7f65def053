import { Link } from 'react-router'
import { formatNumber } from '#kernel/number-format.ts'
import { LEAST_BASE, type Heat } from '../domain/heat.ts'
import type { BoardPage } from '../pages/board-page.ts'
import { baseWords, shareWords } from '../words.ts'

/** The shape beside the colour. */
const SHAPES = { good: '', fair: '▲ ', poor: '■ ', none: '' } as const satisfies Record<Heat, string>

/** On-time share by unit and sector; what is too small to say anything by its share stands as its number. */
export const HeatTable = ({ page: { sectors, heat } }: { readonly page: BoardPage }) => (
  <section className="panel whole" aria-labelledby="linh-vuc">
    <h2 id="linh-vuc">Đúng hạn theo lĩnh vực và đơn vị</h2>
    {heat.length === 0 ? (
      <p>Chưa có hồ sơ nào được giải quyết trong kỳ này.</p>
    ) : (
      <>
        <p className="small muted">
          ■ dưới 95 %, ▲ từ 95 đến dưới 98 %. Ít hơn {LEAST_BASE} hồ sơ thì tỷ lệ chưa nói lên điều gì, nên chỉ ghi số hồ sơ trong ngoặc.
        </p>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
        <section className="sheet" aria-label="Bảng đúng hạn theo lĩnh vực và đơn vị" tabIndex={0}>
          <table className="heat dense">
            <caption className="sr-only">Tỷ lệ đúng và trước hạn theo đơn vị (hàng) và lĩnh vực (cột)</caption>
            <thead>
              <tr>
                <th scope="col">Đơn vị</th>
                {sectors.map(({ code, name }) => (
                  <th key={code} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {heat.map((row) => (
                <tr key={row.code}>
                  <th scope="row">{row.name}</th>
                  {row.cells.map((cell, i) => (
                    <td key={sectors[i]?.code ?? i} className={cell.heat}>
                      {cell.share.base === 0 ? (
                        <span>–</span>
                      ) : (
                        <Link to={cell.href} title={baseWords(cell.share)}>
                          {cell.heat === 'none' ? `(${formatNumber(cell.share.base)})` : `${SHAPES[cell.heat]}${shareWords(cell.share)}`}
                        </Link>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </>
    )}
  </section>
)
