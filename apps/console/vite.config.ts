import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from '../../tools/web/compressed.ts'
import { direct } from '../../tools/web/direct.ts'

const server = process.env.ONEGRID_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    direct({ antd: 'antd/es/index.js', '@ant-design/icons': '@ant-design/icons/es/icons/index.js' }),
    react(),
    compressed(),
  ],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // What a page loads before it shows anything is held to a weight (tests/invariants/first-load.test.ts).
    manifest: true,
    // Pieces of a few bytes cost a request each; the server has everything compressed already.
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 1200,
    // What everybody needs first comes in two files, one of which a new release leaves as it is. Left to itself the
    // bundler makes a file for every set of pages that share something: forty for the first page, a request each.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 2 },
            { name: 'frame', tags: ['$initial'], priority: 1 },
            // Menus, fields, dialogs: what most rooms need. With fewer sharers, rooms would load what they never show.
            { name: 'controls', test: /[\\/](?:antd|@ant-design|@rc-component)[\\/]/, minShareCount: 14 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
