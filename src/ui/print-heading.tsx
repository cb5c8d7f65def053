import { Moment } from './values.tsx'

type PrintHeadingProps = {
  /** Whose figures they are. */
  readonly agency: string
  readonly title: string
  /** What is counted and of which days. */
  readonly scope: string
  /** When the figures were asked, ISO. */
  readonly at: string
}

/** The head of a page on paper, as an annex has it (Decree 30/2020, appendix I); on a screen the page's own bar says this. */
export const PrintHeading = ({ agency, title, scope, at }: PrintHeadingProps) => (
  <div className="print-heading" aria-hidden="true">
    <p className="agency">{agency}</p>
    <p className="annex">PHỤ LỤC</p>
    <p className="title">{title}</p>
    <p className="scope">
      ({scope}; số liệu lúc <Moment at={at} />)
    </p>
  </div>
)
