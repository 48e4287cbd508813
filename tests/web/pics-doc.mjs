import { mkdirSync } from 'node:fs';
import { launch, open, signIn, accessible } from './kit/browser.mjs';
import { settled, still } from './kit/wait.mjs';
const address = process.argv[2];
const out = '/tmp/pics-doc'; mkdirSync(out, { recursive: true });
const browser = await launch();
for (const [mail, locale, tag, q] of [['rosa@sillar.example', 'es-PE', 'es', '/documents?kind=factura&state=accepted'], ['joana@ipe.example', 'pt-BR', 'pt', '/documents?kind=nfe']]) {
  for (const [width, theme] of [[1440, 'light'], [1440, 'dark'], [768, 'light'], [768, 'dark'], [360, 'light'], [360, 'dark']]) {
    if (process.argv[3] && !process.argv[3].split(',').includes(`${tag}-${width}-${theme}`)) continue;
    const page = await open(browser, { width, height: 900, theme, locale });
    const shot = async (name) => { await settled(page); await still(page); const w = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth); if (w > 0) console.log(name, tag, width, 'WIDER', w); try { await accessible(page, `${name}${tag}${theme}`); } catch (e) { console.log(name, tag, width, theme, e.message.slice(0, 600)); } await page.screenshot({ path: `${out}/${name}-${tag}-${width}-${theme}.png`, fullPage: name !== 'list' || width < 500 ? false : false }); };
    await signIn(page, address, mail, '/documents');
    await settled(page);
    await shot('list');
    await page.goto(address + q); await settled(page);
    await shot('filtered');
    const first = await page.locator('section.list tbody .who a').first().getAttribute('href');
    await page.goto(address + first); await settled(page);
    await page.locator('.paper-number').waitFor().catch(() => console.log('no paper'));
    await still(page);
    await page.screenshot({ path: `${out}/doc-${tag}-${width}-${theme}.png`, fullPage: true });
    await shot('docview');
    await page.goto(address + first + '?view=xml'); await settled(page); await shot('xml');
    await page.goto(address + first.replace(/\/documents\/.*/, '/documents')); await settled(page); await shot('tab');
    await page.goto(address + '/documents?q=zzzz'); await settled(page); await shot('none');
    try { await page.closeQuietly(); } catch (e) { console.log(e.message.slice(0, 400)); }
  }
}
await browser.close();
