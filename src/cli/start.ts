import { main } from '../main.ts'

export const command = {
  name: 'start',
  summary: 'Chạy chương trình (như npm start)',
  usage: 'start [--no-demo] [--role=all|web|worker]',
  execute: main,
}
