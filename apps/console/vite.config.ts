import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from '../../tools/web/compressed.ts'

const server = process.env.ONEGRID_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // What a page loads before it shows anything is held to a weight (tests/invariants/first-load.test.ts).
    manifest: true,
    // Pieces of a few bytes cost a request each; the server has everything compressed already.
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
})
