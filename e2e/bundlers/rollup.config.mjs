import { nodeResolve } from '@rollup/plugin-node-resolve';

export default { input: 'main.js', output: { file: 'out/rollup/main.js', format: 'es' }, plugins: [nodeResolve()] };
