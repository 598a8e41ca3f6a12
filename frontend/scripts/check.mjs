import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Everything but the build and the browser, each step to its end, one verdict. */
const root = fileURLToPath(new URL('..', import.meta.url));
const steps = ['lint', 'typecheck', 'i18n:check', 'test'];
const failed = steps.filter((step) => {
  console.log(`— ${step}`);
  return spawnSync('npm', ['run', '--silent', step], { cwd: root, stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
} else console.log('all good');
