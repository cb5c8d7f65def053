import type { FeeOptions } from '#procedures/domain/fee-choice.ts'
import type { FeeLine, FeeStatement } from '#procedures/domain/fee.ts'
import { Facts } from '#ui/facts.tsx'
import { Money } from '#ui/values.tsx'
import { FeeChoices } from './fee-choices.tsx'

type FeePanelProps = {
  readonly fees: FeeStatement
  readonly options: FeeOptions
  /** The boxes changed: their names, as the form will send them. */
  readonly onTick: (ticked: readonly string[]) => void
}

/** What is owed, line by line, and what lowers it; a line without a sum is said to be so. */
export const FeePanel = ({ fees, options, onTick }: FeePanelProps) => (
  <section className="panel tight" aria-label="Phí, lệ phí">
    <h3>Phí, lệ phí</h3>
    <div aria-live="polite">
      {fees.lines.length === 0 ? (
        <p className="small">{options.conditional.length === 0 ? 'Không thu phí, lệ phí.' : 'Chưa có khoản phải thu.'}</p>
      ) : (
        <Facts
          small
          facts={[
            ...fees.lines.map((line) => ({ name: line.name, value: <Amount line={line} />, numeric: true })),
            ...(fees.lines.length > 1 ? [{ name: 'Cộng', value: <Money dong={fees.total} />, numeric: true }] : []),
          ]}
        />
      )}
      {fees.incomplete && <p className="small muted">Có khoản tính theo biểu phí riêng, chưa cộng vào đây.</p>}
    </div>
    <FeeChoices options={options} onTick={onTick} />
  </section>
)

const Amount = ({ line }: { readonly line: FeeLine }) =>
  line.amount === null ? (
    'theo biểu phí'
  ) : (
    <>
      <Money dong={line.amount} />
      {line.exemption !== undefined && <span className="sub">{line.exemption.percentOff === 100 ? 'được miễn' : `giảm ${line.exemption.percentOff} %`}</span>}
    </>
  )
