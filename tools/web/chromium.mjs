// The browser of the browser tests: Debian's Chromium, and a font that has Chinese. Plain JavaScript: set-up runs it.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from '../setup.mjs'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const FONTS = ['/usr/share/fonts/opentype/noto', '/usr/share/fonts/truetype/noto', '/usr/share/fonts/truetype/wqy']

/** @returns {string | undefined} path of the browser, `CHROMIUM` before all others */
export function chromiumPath() {
  return [process.env.CHROMIUM ?? '', ...PLACES].find(path => path && existsSync(path))
}

/** Installs what is missing where that can be done without asking: as root on Debian. Elsewhere the tests are skipped. */
export function setUpChromium() {
  if (chromiumPath() && FONTS.some(folder => existsSync(folder))) return
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!canInstall) {
    if (chromiumPath()) return
    say(
      '没有 Chromium，浏览器测试将跳过：请安装 chromium 与 fonts-noto-cjk，或以 CHROMIUM 指明路径',
      'There is no Chromium, browser tests are skipped: install chromium and fonts-noto-cjk, or name it by CHROMIUM',
    )
    return
  }
  say('正在安装浏览器测试所需的 Chromium…', 'Installing Chromium for the browser tests…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]) {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
    if (status === 0) continue
    say('安装 Chromium 未成功，浏览器测试将跳过', 'Installing Chromium did not succeed, browser tests are skipped')
    return
  }
}
