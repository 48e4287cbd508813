// Reports: a manager asks for the XML of an account in a ZIP and takes it at once; a larger one is prepared with its
// progress in sight, told of wherever one is, and downloaded by a link; reports open; downloads are deleted. In
// Spanish for a reseller of Peru, in Portuguese for one of Brazil.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { accessible, open, signIn } from './kit/browser.mjs';
import { PASSWORD, document, today } from './kit/installation.mjs';
import { CNPJ, RESELLERS, RUC, stage } from './kit/stage.mjs';

const stories = [
  {
    language: 'es', taxId: RUC, kind: 'factura', zone: 'America/Lima', folder: 'factura', missing: 'sin-xml.csv',
    words: {
      page: 'Informes y XML', from: 'Desde', to: 'Hasta', download: 'Descargar', documents: '3 comprobantes',
      ready: /está listo en Informes y XML$/, of: 'Descargar', remove: 'Eliminar', empty: 'Aún no hay descargas',
      title: 'Comprobantes emitidos', fromAccount: 'Descargar XML o informe', deleted: 'Descarga eliminada',
    },
  },
  {
    language: 'pt', taxId: CNPJ, kind: 'nfe', zone: 'America/Sao_Paulo', folder: 'nfe', missing: 'sem-xml.csv',
    words: {
      page: 'Relatórios e XML', from: 'De', to: 'Até', download: 'Baixar', documents: '3 documentos',
      ready: /está pronto em Relatórios e XML$/, of: 'Baixar', remove: 'Excluir', empty: 'Ainda não há downloads',
      title: 'Documentos emitidos', fromAccount: 'Baixar XML ou relatório', deleted: 'Download excluído',
    },
  },
];

const it = stage({ languages: ['es', 'pt'] });

for (const story of stories) {
  test(`documents are taken as a ZIP and as reports, in ${story.language}`, { timeout: 180_000 }, () => tell(story));
}

async function tell(story) {
  const { words, language } = story;
  const installation = it.installation;
  const email = it.managers[language];
  const bearer = await installation.signIn(email);
  const { items: [plan] } = await installation.read('/plans', bearer);
  const account = await installation.send('POST', '/accounts', {
    country: RESELLERS[language].country, tax_id: story.taxId, name: `Empresa ${language}`, hostname: `empresa-${language}`,
    access_email: `gerencia@${language}.example`, password: PASSWORD, plan_id: plan.id,
    environment: 'production',
    ...(RESELLERS[language].country === 'pe' ? { system: { sol_user: 'FACTURA1', sol_password: 'clave-sol-1' } } : {}),
  }, bearer);
  const { secret } = await installation.send('POST', `/accounts/${account.id}/integration-keys`, { name: 'Caja' }, bearer);
  const day = today(story.zone);
  const sent = [];
  for (const number of [1, 2, 3]) {
    const xml = document(story.kind, story.taxId, number, day);
    const { status } = await installation.sendDocument(account.id, secret, xml);
    assert.equal(status, 201);
    sent.push(xml.toString('utf8'));
  }

  const page = await open(it.browser, { locale: RESELLERS[language].locale, acceptDownloads: true });
  await signIn(page, it.address, email);
  await page.goto(`${it.address}/accounts/${account.id}/overview`);
  await page.getByRole('link', { name: words.fromAccount }).click();
  await page.getByRole('heading', { name: words.page, level: 1 }).waitFor();
  await page.getByText(words.empty).waitFor();
  await page.getByText(`Empresa ${language}`).waitFor();
  await accessible(page, 'the page of reports');

  const month = day.slice(0, 7);
  await page.getByLabel(words.from, { exact: true }).selectOption(month);
  await page.getByText(words.documents).waitFor();
  const folder = mkdtempSync(join(tmpdir(), 'talonario-zip-'));
  const take = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.download, exact: true }).click(),
    ]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };
  try {
    const zip = await take();
    assert.equal(zip, join(folder, `xml-empresa-${language}-${month}.zip`));
    assert.deepEqual(unzipped(zip, folder, story, `empresa-${language}`, month), [...sent].sort());

    for (const [format, ending] of [['PDF', 'pdf'], ['Excel', 'xlsx'], ['CSV', 'csv']]) {
      await page.locator('label').filter({ has: page.getByRole('radio', { name: format, exact: true }) }).click();
      await page.getByText(words.documents).waitFor();
      const bytes = readFileSync(await take());
      const begins = { pdf: '%PDF-', xlsx: 'PK', csv: '\u{feff}' }[ending];
      assert.ok(bytes.toString('utf8').startsWith(begins), `${format} begins as such files do`);
    }

    await prepared(page, story, { bearer, account, month, folder, sent });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await page.closeQuietly();
}

/** A report that is prepared: asked for by another window, told of here, downloaded by its link, deleted. */
async function prepared(page, story, { bearer, account, month, folder, sent }) {
  const { words, language } = story;
  const report = await it.installation.send('POST', '/reports', {
    account_id: account.id, from: month, to: month, format: 'zip',
  }, bearer);
  await page.reload();
  await page.getByRole('heading', { name: words.page, level: 1 }).waitFor();
  const fetchIt = page.getByRole('button', { name: `${words.of} ${report.name}` });
  await fetchIt.waitFor({ timeout: 30_000 });
  await accessible(page, 'the downloads');
  const [download] = await Promise.all([page.waitForEvent('download'), fetchIt.click()]);
  assert.equal(download.suggestedFilename(), report.name);
  const file = join(folder, `again-${report.name}`);
  await download.saveAs(file);
  // Asked for without a language, it is in Spanish.
  const spanish = { ...story, missing: 'sin-xml.csv' };
  assert.deepEqual(unzipped(file, join(folder, 'again'), spanish, `empresa-${language}`, month), [...sent].sort());
  await page.getByRole('button', { name: `${words.remove} ${report.name}` }).click();
  await page.getByText(words.deleted).waitFor();
  await page.getByText(words.empty).waitFor();
}

/** What is in a ZIP, by the system's own unzip: the contents of its documents, in order. */
function unzipped(file, folder, story, hostname, month) {
  execFileSync('unzip', ['-q', '-o', file, '-d', folder]);
  assert.equal(readFileSync(join(folder, story.missing), 'utf8').trim().split('\n').length, 1, 'nothing is missing');
  const documents = join(folder, `${story.taxId}-${hostname}`, month, story.folder);
  return readdirSync(documents).map((name) => readFileSync(join(documents, name), 'utf8')).sort();
}
