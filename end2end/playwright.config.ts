import { defineConfig } from '@playwright/test'

// The browser is the system's Chromium, started by the fixtures themselves: a test needs to kill it and open the same
// profile again. No retries: a test that passes at the second try is a bug in the program or in the test.
export default defineConfig({
  testDir: '.',
  testMatch: ['phone/**/*.spec.ts', 'desk/**/*.spec.ts', 'offline/**/*.spec.ts', 'readme/**/*.spec.ts'],
  outputDir: 'test-results/artifacts',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/{testFileDir}/snapshots/{testFileName}/{arg}{ext}',
})
