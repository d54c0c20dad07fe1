// Drives chromium over its debugging pipe, without any package.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const MOST_BYTES = 15e6, MOST_MILLISECONDS = 2000;
const folder = resolve(process.argv[2]);
const shots = process.env.SHOTS;
const profile = mkdtempSync(join(tmpdir(), 'tinhgon-html-'));
const browser = spawn('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--window-size=1280,1000',
  `--user-data-dir=${profile}`, '--remote-debugging-pipe', 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });

let next = 0, rest = Buffer.alloc(0);
const waiting = new Map(), heard = [];
browser.stdio[4].on('data', bytes => {
  rest = Buffer.concat([rest, bytes]);
  for (let end; (end = rest.indexOf(0)) >= 0; rest = rest.subarray(end + 1)) {
    const message = JSON.parse(rest.subarray(0, end).toString());
    if (message.id) {
      const { done, fail } = waiting.get(message.id);
      waiting.delete(message.id);
      message.error ? fail(new Error(message.error.message)) : done(message.result);
    } else heard.push(message);
  }
});
function send(method, params = {}, sessionId) {
  const id = ++next;
  browser.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
  return new Promise((done, fail) => waiting.set(id, { done, fail }));
}
const pause = ms => new Promise(done => setTimeout(done, ms));

let failures = 0;
function check(held, what) {
  console.log(`${held ? 'ok  ' : 'FAIL'} ${what}`);
  failures += !held;
}

class Page {
  static async open(name, hash = '') {
    const { targetId } = await send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page();
    Object.assign(page, { name, targetId, sessionId, file: join(folder, `${name}.html`) });
    for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Accessibility']) await page.call(`${domain}.enable`);
    heard.length = 0;
    page.began = performance.now();
    await page.call('Page.navigate', { url: pathToFileURL(page.file).href + hash });
    while (await page.run('document.documentElement?.dataset.ready') !== 'yes') {
      if (performance.now() - page.began > 20000) throw new Error(`${name} is never ready`);
      await pause(10);
    }
    page.took = performance.now() - page.began;
    return page;
  }
  call(method, params) { return send(method, params, this.sessionId); }
  async run(expression) {
    const { result, exceptionDetails } = await this.call('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }
  async key(key, text) {
    const code = { Enter: 13, Escape: 27, ArrowDown: 40, ArrowUp: 38 }[key];
    await this.call('Input.dispatchKeyEvent', { type: 'keyDown', key, text: text ?? (key === 'Enter' ? '\r' : undefined), windowsVirtualKeyCode: code });
    await this.call('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
    await pause(60);
  }
  async type(text) {
    await this.call('Input.insertText', { text });
    await pause(400);
  }
  async goTo(hash) {
    await this.run(`location.hash = ${JSON.stringify(hash)}`);
    await pause(150);
  }
  async shot(label) {
    if (!shots) return;
    const { data } = await this.call('Page.captureScreenshot', { format: 'png' });
    writeFileSync(join(shots, `${this.name}-${label}.png`), Buffer.from(data, 'base64'));
  }
  async whole(label) {
    if (!shots) return;
    const { data } = await this.call('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true,
      clip: { x: 0, y: 0, width: 1280, height: Math.min(await this.run('document.documentElement.scrollHeight'), 9000), scale: 1 } });
    writeFileSync(join(shots, `${this.name}-${label}.png`), Buffer.from(data, 'base64'));
  }
  // Everything that went wrong or went out since the page was opened.
  quiet() {
    const own = pathToFileURL(this.file).href;
    const requests = heard.filter(one => one.method === 'Network.requestWillBeSent')
      .map(one => one.params.request.url).filter(url => !url.startsWith(own) && !url.startsWith('data:'));
    const errors = heard.filter(one => one.method === 'Runtime.exceptionThrown' || one.method === 'Log.entryAdded' ||
      (one.method === 'Runtime.consoleAPICalled' && one.params.type === 'error')).map(one => JSON.stringify(one.params).slice(0, 400));
    check(requests.length === 0, `${this.name}: no request leaves the page ${requests}`);
    check(errors.length === 0, `${this.name}: no error in the console ${errors}`);
  }
  async close() {
    this.quiet();
    await send('Target.closeTarget', { targetId: this.targetId });
  }
}
const hits = page => page.run("document.getElementById('hits').textContent");
const codes = page => page.run("[...document.querySelectorAll('#list tbody tr[data-at] a')].map(a => a.textContent)");

async function whatEveryPageDoes(name) {
  const page = await Page.open(name);
  const size = statSync(page.file).size;
  check(size < MOST_BYTES, `${name}: ${(size / 1e6).toFixed(2)} MB`);
  check(page.took < MOST_MILLISECONDS, `${name}: usable after ${page.took.toFixed(0)} ms`);
  const inDom = await page.run("document.querySelectorAll('#list tbody tr').length");
  check(inDom > 0 && inDom < 60, `${name}: ${inDom} rows of the list in the page`);
  await pause(200);
  await page.shot('top');
  await page.whole('whole');
  const [first] = await codes(page);

  // Keys: / searches, an arrow goes into the list, Enter opens, Esc comes back to the row.
  await page.key('/', '/');
  check(await page.run("document.activeElement.id") === 'query', `${name}: / leads to the search`);
  await page.key('ArrowDown');
  check(await page.run("document.activeElement.textContent") === first, `${name}: an arrow leads into the list`);
  await page.key('ArrowDown');
  const second = await page.run("document.activeElement.textContent");
  await page.shot('list');
  await page.key('Enter');
  check(await page.run("document.querySelector('#detail h2')?.textContent.startsWith(" + JSON.stringify(second) + ")"), `${name}: Enter opens ${second}`);
  check(await page.run("document.getElementById('overview').hidden"), `${name}: the procedure stands alone`);
  const stray = await page.run("document.getElementById('detail').innerText.match(/\\b(?:false|true|undefined|null|NaN|object Object)\\b/)?.[0] ?? ''");
  check(stray === '', `${name}: nothing is said in the words of the script ${stray}`);
  await page.shot('detail');
  await page.whole('detail-whole');
  await page.key('Escape');
  check(await page.run("document.activeElement.textContent") === second && await page.run("document.getElementById('detail').hidden"), `${name}: Esc comes back to its row`);

  // Search.
  await page.key('/', '/');
  const before = await hits(page);
  const begun = performance.now();
  await page.type(second);
  const found = await codes(page);
  check(found.length >= 1 && found.includes(second) && await hits(page) !== before, `${name}: a code narrows the list to ${found.length} (${(performance.now() - begun).toFixed(0)} ms with the pause)`);
  await page.key('Escape');
  await pause(300);
  check(await hits(page) === before, `${name}: Esc clears the search`);

  // Sorting.
  const sorted = async key => {
    await page.run(`document.querySelector('[data-sort=${key}]').click()`);
    await pause(100);
    return page.run(`document.querySelector('[data-sort=${key}]').parentElement.getAttribute('aria-sort')`);
  };
  check(await sorted('code') === 'ascending', `${name}: a heading sorts and says so`);
  const rising = await codes(page);
  check(JSON.stringify(rising) === JSON.stringify([...rising].sort()), `${name}: codes rise`);
  check(await sorted('code') === 'descending' && (await codes(page))[0] >= rising[0], `${name}: and fall`);
  const flat = await page.run(`(() => {
    const table = document.querySelector('#authorities table.sortable'), button = table.tHead.querySelectorAll('th.n button')[0];
    const read = () => [...table.tBodies[0].rows].map(row => Number(row.cells[1].dataset.v));
    button.click(); const falling = read(); button.click();
    return { falling, rising: read(), said: button.parentElement.getAttribute('aria-sort') };
  })()`);
  check(flat.said === 'ascending' && flat.falling.every((n, at) => !at || flat.falling[at - 1] >= n) &&
    JSON.stringify(flat.rising) === JSON.stringify([...flat.rising].sort((a, b) => a - b)), `${name}: tables sort by their headings`);

  // What a screen reader needs.
  const read = await page.run(`({
    lang: document.documentElement.lang,
    marks: ['header', 'nav', 'main', 'footer', '[role=search]', '[aria-live]'].filter(one => !document.querySelector(one)),
    captions: [...document.querySelectorAll('table')].filter(one => !one.caption).length,
    scopes: document.querySelectorAll('th:not([scope])').length,
    drawings: [...document.querySelectorAll('svg')].filter(one => !one.querySelector('title')?.textContent || !one.querySelector('desc')?.textContent).length,
    headings: document.querySelectorAll('h1').length,
    labels: [...document.querySelectorAll('input, select')].filter(one => !one.labels.length).length,
    twice: [...document.querySelectorAll('[id]')].map(one => one.id).filter((id, at, all) => all.indexOf(id) !== at),
  })`);
  check(read.marks.length + read.captions + read.scopes + read.drawings + read.labels + read.twice.length === 0 && read.headings === 1,
    `${name}: landmarks, captions, scopes, labels and names of drawings ${JSON.stringify(read)}`);
  check(read.lang === (name === 'en' ? 'en' : 'vi'), `${name}: the page says its language`);

  // A link to a procedure, to one of its lines, to a measure, to a filter.
  const deep = await page.run(`(() => {
    const index = JSON.parse(document.getElementById('data-index').textContent);
    const block = JSON.parse(document.getElementById('data-block-0').textContent);
    const tables = JSON.parse(document.getElementById('data-tables').textContent);
    const at = block.procedures.findIndex(one => one[9].length && one[12].length);
    const one = block.procedures[at], code = index.rows[at][0], [kind = 0, , at_ = 0] = one[12][0];
    const line = at => block.texts[one[9][at][0]];
    return { code, line: line(0), measure: tables.kinds[kind][0] + ':' + code + (at_ ? ':' + line(at_ - 1) : '') };
  })()`);
  await page.goTo('#' + deep.code);
  check(await page.run("document.title").then(title => title.startsWith(deep.code)), `${name}: #${deep.code} opens it`);
  for (const id of [`${deep.code}/${deep.line}`, deep.measure]) {
    await page.goTo('#' + id);
    check(await page.run(`document.querySelector('.aimed')?.id`) === id, `${name}: #${id} is aimed at`);
  }
  const proved = await page.run(`(async () => {
    const details = document.querySelector('#detail details');
    if (!details) return 'none';
    details.open = true;
    await new Promise(done => setTimeout(done, 200));
    return details.querySelectorAll('li').length;
  })()`);
  check(proved === 'none' || proved > 0, `${name}: a proof unfolds (${proved} nodes)`);
  await page.shot('proof');
  await page.goTo('#authorities');
  check(await page.run("document.getElementById('detail').hidden"), `${name}: a section closes the procedure`);

  // Light and dark.
  const paper = () => page.run("getComputedStyle(document.body).backgroundColor");
  const light = await paper();
  await page.run("document.getElementById('theme').click()");
  check(await paper() !== light && await page.run("document.getElementById('theme').getAttribute('aria-pressed')") === 'true', `${name}: the button turns the page dark`);
  await page.shot('dark');
  await page.run("document.getElementById('theme').click()");
  await page.call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
  await page.run("delete document.documentElement.dataset.theme");
  check(await paper() !== light, `${name}: a dark system turns the page dark`);
  await page.call('Emulation.setEmulatedMedia', { features: [] });
  if (shots && name === 'vi') {
    await page.goTo('#' + deep.code);
    for (const [label, hash] of [['print-procedure', '#' + deep.code], ['print', '#verdict']]) {
      await page.goTo(hash);
      const { data } = await page.call('Page.printToPDF', { preferCSSPageSize: true, printBackground: false });
      writeFileSync(join(shots, `${name}-${label}.pdf`), Buffer.from(data, 'base64'));
    }
  }
  await page.close();
}

async function whatAHostileCatalogueMayNot() {
  const page = await Page.open('hostile');
  const source = readFileSync(page.file, 'utf8');
  check(!/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/.test(source), 'hostile: nothing turns the direction of writing');
  await page.run("document.querySelector('#list tbody a').click()");
  await pause(200);
  const seen = await page.run("({ run: window.hurt === undefined, scripts: document.scripts.length, images: document.images.length, bold: document.querySelectorAll('#detail b, #list b, section b').length, text: document.body.innerText.includes('<b>') })");
  check(seen.run && seen.images === 0 && seen.bold === 0, `hostile: nothing of it becomes markup ${JSON.stringify(seen)}`);
  check(seen.text, 'hostile: it is shown as the text it is');
  await page.shot('detail');
  await page.close();
}

try {
  const names = ['vi', 'en', 'large'].filter(name => existsSync(join(folder, `${name}.html`)));
  for (const name of names) await whatEveryPageDoes(name);
  if (existsSync(join(folder, 'hostile.html'))) await whatAHostileCatalogueMayNot();
} catch (error) {
  check(false, error.stack);
}
await Promise.race([send('Browser.close'), pause(2000)]);
await pause(300);
if (browser.exitCode === null) browser.kill();
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
console.log(failures ? `${failures} failed` : 'all hold');
process.exit(failures ? 1 : 0);
