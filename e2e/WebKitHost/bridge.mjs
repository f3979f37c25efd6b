// node bridge.mjs <folder of Playwright's npm package> <inspector address:port>
//
// Attaches Playwright's "webview" backend to the one page of a WebKitHost, through its remote inspector, and publishes
// it as a Playwright server. Prints that server's address. Ends when its standard input closes. Loopback only.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const [packageFolder, inspector] = process.argv.slice(2);
const { webkit } = createRequire(import.meta.url)(packageFolder);
const startLimitMs = 30_000;

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));

/** The inspector lists its targets as a page for people; Playwright wants Chromium's JSON. */
async function targets() {
  const html = await (await fetch(`http://${inspector}/`)).text();
  const sockets = [...html.matchAll(/\/socket\/\d+\/\d+\/WebPage/g)];
  return sockets.map(([path]) => ({ webSocketDebuggerUrl: `ws://${inspector}${path}` }));
}

async function waitForPage() {
  const deadline = Date.now() + startLimitMs;
  while ((await targets().catch(() => [])).length === 0) {
    if (Date.now() > deadline) {
      throw new Error(`The inspector at ${inspector} lists no page after ${startLimitMs} ms.`);
    }
    await pause(50);
  }
}

const list = createServer(async (request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(await targets()));
});
await new Promise((listening) => list.listen(0, '127.0.0.1', listening));
await waitForPage();
const browser = await webkit.connectOverCDP(`http://127.0.0.1:${list.address().port}`, { timeout: startLimitMs });
const { endpoint } = await browser.bind(`webkit-${process.pid}`, { host: '127.0.0.1', port: 0 });
console.log(endpoint);
