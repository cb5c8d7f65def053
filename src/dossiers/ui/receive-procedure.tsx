import type { KeyboardEvent } from 'react'
import { Chip } from '#ui/chip.tsx'
import { RadioCards } from '#ui/choice.tsx'
import { Money } from '#ui/values.tsx'
import type { ChosenProcedure, FoundLine } from '../pages/receive-page.ts'
import { receiveAddress } from './receive-address.ts'

/** The search form stands before the big form; its box lies inside it and belongs here by name. */
export const SEARCH_FORM = 'tim-thu-tuc'

type ReceiveProcedureProps = {
  readonly procedure: ChosenProcedure | null
  readonly search: string
  readonly found: readonly FoundLine[]
  /** The words that the list belongs to, once they have come back. */
  readonly searched: string
  readonly onSearch: (words: string) => void
  readonly onChoose: (code: string) => void
  readonly onCase: (caseId: string) => void
}

/** Section 1: find the procedure by typing, then its case. */
export const ReceiveProcedure = (props: ReceiveProcedureProps) => {
  const { procedure, found, searched, onChoose } = props
  const chooseFirst = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = found[0]
    if (event.key !== 'Enter' || event.ctrlKey || first === undefined) return
    event.preventDefault()
    onChoose(first.code)
  }
  return (
    <section className="panel" aria-labelledby="muc-1">
      <h2 id="muc-1">1. Thủ tục</h2>
      <label className="sr-only" htmlFor="tim">
        Tìm thủ tục
      </label>
      <input
        id="tim"
        type="search"
        name="tim"
        form={SEARCH_FORM}
        className="find-procedure"
        placeholder="ks, khai sinh, xác nhận độc thân, hoặc mã thủ tục"
        defaultValue={props.search}
        autoComplete="off"
        autoFocus={procedure === null}
        data-search
        onChange={(event) => props.onSearch(event.target.value)}
        onKeyDown={chooseFirst}
      />
      <noscript>
        <button className="btn ghost" type="submit" form={SEARCH_FORM}>
          Tìm
        </button>
      </noscript>
      {found.length > 0 && (
        <div className="sheet found" aria-live="polite">
          <table>
            <caption className="sr-only">Thủ tục tìm thấy</caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">Thủ tục</th>
                <th scope="col">Thời hạn</th>
                <th scope="col">Phí, lệ phí</th>
              </tr>
            </thead>
            <tbody>
              {found.map((line) => (
                <tr key={line.code} className={line.code === procedure?.code ? 'on' : undefined}>
                  <td>
                    <a
                      href={line.instant ? `/mot-cua/chung-thuc?thu-tuc=${line.code}` : receiveAddress({ procedureCode: line.code })}
                      data-row-link
                      onClick={(event) => {
                        if (line.instant || event.ctrlKey || event.metaKey) return
                        event.preventDefault()
                        onChoose(line.code)
                      }}
                    >
                      <span className="clamp two-lines" title={line.name}>
                        {line.name}
                      </span>
                    </a>
                    <span className="sub">
                      {line.sectorName} · <span className="mono">{line.code}</span>
                      {line.instant && ' · làm ngay tại quầy'}
                    </span>
                  </td>
                  <td className="num">
                    {line.promise}
                    {line.otherCases > 0 && <span className="sub">và {line.otherCases} trường hợp khác</span>}
                  </td>
                  <td className="num">{line.feeDong === null ? 'theo biểu phí' : <Money dong={line.feeDong} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length === 0 && searched.trim() !== '' && (
        <p className="small muted" role="status">
          Không thấy thủ tục nào hợp với “{searched}”. Thử từ khác, hoặc gõ mã thủ tục.
        </p>
      )}
      {procedure !== null && <Chosen key={procedure.code} procedure={procedure} onCase={props.onCase} />}
    </section>
  )
}

const Chosen = ({ procedure, onCase }: { readonly procedure: ChosenProcedure; readonly onCase: (caseId: string) => void }) => (
  <div className="chosen">
    <p className="chosen-name">
      <b>{procedure.name}</b>{' '}
      <Chip>
        {procedure.sectorName} · {procedure.code}
      </Chip>
    </p>
    {procedure.instant && (
      <p className="small">
        Thủ tục này làm xong ngay tại quầy. <a href={`/mot-cua/chung-thuc?thu-tuc=${procedure.code}`}>Sang màn hình chứng thực</a>.
      </p>
    )}
    {procedure.cases.length > 1 ? (
      <div onChange={(event) => onCase((event.target as HTMLInputElement).value)}>
        <RadioCards
          name="caseId"
          legend="Trường hợp"
          defaultValue={procedure.cases[0]?.id}
          choices={procedure.cases.map((one) => ({ value: one.id, label: one.label, hint: one.promise }))}
          inRow
        />
      </div>
    ) : (
      <input type="hidden" name="caseId" value={procedure.cases[0]?.id ?? ''} />
    )}
  </div>
)
