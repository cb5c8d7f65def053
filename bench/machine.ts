import { arch, cpus, loadavg, platform, totalmem } from 'node:os'

/** What the figures were measured on, and how busy it was with other work. */
export const machine = () => ({
  processors: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryMb: Math.round(totalmem() / 1024 / 1024),
  platform: `${platform()} ${arch()}`,
  node: process.versions.node,
  loadOfLastMinutes: loadavg().map((load) => Math.round(load * 10) / 10),
})
