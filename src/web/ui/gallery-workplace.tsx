export default () => <div className="wrap">…</div>
