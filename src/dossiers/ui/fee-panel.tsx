import type { FeeStatement } from '#procedures/domain/fee.ts'
import { Facts } from '#ui/facts.tsx'
import { Money } from '#ui/values.tsx'

/** What is owed, line by line; a line without a sum is said to be so. */
export const FeePanel = ({ fees }: { readonly fees: FeeStatement }) => (
  <section className="panel tight" aria-label="Phí, lệ phí" aria-live="polite">
    <h3>Phí, lệ phí</h3>
    {fees.lines.length === 0 ? (
      <p className="small">Không thu phí, lệ phí.</p>
    ) : (
      <Facts
        small
        facts={[
          ...fees.lines.map((line) => ({
            name: line.name,
            value: line.amount === null ? 'theo biểu phí' : <Money dong={line.amount} />,
            numeric: true,
          })),
          ...(fees.lines.length > 1 ? [{ name: 'Cộng', value: <Money dong={fees.total} />, numeric: true }] : []),
        ]}
      />
    )}
    {fees.incomplete && <p className="small muted">Có khoản tính theo biểu phí riêng, chưa cộng vào đây.</p>}
  </section>
)
