import { Link } from 'react-router'
import type { DossierPanel } from '#web/request-context.ts'

/** What a later capability says beside a dossier. */
export const LaterPanel = ({ panel }: { readonly panel: DossierPanel }) => (
  <section className="panel tight">
    <h2>{panel.title}</h2>
    {panel.figure !== undefined && <p className={`panel-figure ${panel.state ?? ''}`.trim()}>{panel.figure}</p>}
    {panel.lines.map((line) => (
      <p key={line} className="small">
        {line}
      </p>
    ))}
    {panel.links.length > 0 && (
      <p className="small">
        {panel.links.map(({ to, label }, i) => (
          <span key={to}>
            {i > 0 && ' · '}
            <Link to={to}>{label}</Link>
          </span>
        ))}
      </p>
    )}
  </section>
)
