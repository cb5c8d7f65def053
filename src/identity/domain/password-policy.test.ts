import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLogin } from './login-name.ts'
import { findPasswordFault } from './password-policy.ts'
import { summariseUserAgent } from './user-agent.ts'

const passwords: [password: string, fault: string | undefined][] = [
  ['mưa rơi trên phố Huế', undefined],
  ['9Kx!t2vQm7', undefined],
  ['ngắnquá', 'passwordTooShort'],
  ['x'.repeat(129), 'passwordTooLong'],
  ['Matkhau@2026', 'passwordCommonInvalid'],
  ['1234567890', 'passwordCommonInvalid'],
  ['xin chao lan.nt', 'passwordLoginInvalid'],
  ['ababababab', 'passwordLoginInvalid'],
]
for (const [password, fault] of passwords) {
  test(`mật khẩu “${password.slice(0, 20)}”: ${fault ?? 'được'}`, () => {
    assert.equal(findPasswordFault(password, 'lan.nt', 10), fault)
  })
}

const logins: [typed: string, login: string | undefined][] = [
  [' Lan.NT ', 'lan.nt'],
  ['lan@quangtri.gov.vn', 'lan@quangtri.gov.vn'],
  ['lê lan', undefined],
  ['ab', undefined],
  ['.lan', undefined],
  ['x'.repeat(65), undefined],
]
for (const [typed, login] of logins) test(`tên đăng nhập “${typed.slice(0, 20)}”`, () => assert.equal(parseLogin(typed), login))

const agents: [header: string | null, summary: string][] = [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0', 'Edge trên Windows'],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile Safari/537.36', 'Chrome trên Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1', 'Safari trên iOS'],
  ['curl/8.0', 'Chương trình khác'],
  [null, 'Chương trình khác'],
]
for (const [header, summary] of agents) test(`trình duyệt: ${summary}`, () => assert.equal(summariseUserAgent(header), summary))
