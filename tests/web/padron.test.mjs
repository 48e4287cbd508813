// The padrón as the operator keeps it: which one answers, an update asked for and watched, and one that fails. In
// Spanish, Portuguese and English; resellers see only what answers.

import { test } from 'node:test';

import { accessible, open, picture, signIn, visit } from './kit/browser.mjs';
import { fact, hands, part } from './kit/hands.mjs';
import { OPERATOR, RESELLERS, stage } from './kit/stage.mjs';
import { many } from './kit/wait.mjs';

const stories = {
  es: {
    card: 'Padrón de SUNAT', none: 'Todavía no se cargó ninguno.', update: 'Actualizar ahora', fetching: 'Descargando',
    taxpayers: 'Contribuyentes', origin: 'Origen', asked: '127.0.0.1, cuando se pide', imported: /Última actualización: .*, 26 contribuyentes/,
    same: /No había uno más nuevo/, failed: /falló; el padrón anterior sigue respondiendo. No se pudo llegar/, answers: /26 contribuyentes/,
  },
  pt: {
    card: 'Cadastro da SUNAT', none: 'Nenhum foi carregado ainda.', update: 'Atualizar agora', fetching: 'Baixando',
    taxpayers: 'Contribuintes', origin: 'Origem', asked: '127.0.0.1, quando se pede', imported: /Última atualização: .*, 26 contribuintes/,
    same: /Não havia um mais novo/, failed: /falhou; o cadastro anterior continua respondendo. Não foi possível chegar/, answers: /26 contribuintes/,
  },
  en: {
    card: "SUNAT's registry", none: 'None has been loaded yet.', update: 'Update now', fetching: 'Downloading',
    taxpayers: 'Taxpayers', origin: 'Origin', asked: '127.0.0.1, when asked for', imported: /Last update: .*, 26 taxpayers/,
    same: /There was nothing newer/, failed: /failed; the registry before it goes on answering. The address could not be reached/, answers: /26 taxpayers/,
  },
};

const it = stage({ languages: ['es'], archive: true });
let first = true;

for (const [language, words] of Object.entries(stories)) {
  test(`the padrón is brought up to date, in ${language}`, { timeout: 120_000 }, () => tell(language, words));
}

async function tell(language, words) {
  const token = await it.installation.signIn(OPERATOR);
  const me = await it.installation.read('/me', token);
  await it.installation.send('PATCH', '/me', { language }, token, me.version);
  const page = await open(it.browser, RESELLERS[language]);
  const shot = (step) => picture(page, `padron-${language}-${step}`);
  const dialog = hands(page.getByRole('dialog'));
  await signIn(page, it.address, OPERATOR, '/lookup');
  const card = part(page, words.card);
  const on = hands(card);
  if (first) await on.told(words.none).waitFor();
  await fact(card, words.origin).getByText(words.asked).waitFor();
  await accessible(page, 'the padrón before an update');
  await shot('1-before');

  it.archive.version += 1;
  let go;
  it.archive.held = new Promise((resolve) => { go = resolve; });
  await on.button(words.update).click();
  await accessible(page, 'asking before an update');
  await shot('2-sure');
  await dialog.button(words.update).click();
  await on.told(words.fetching).waitFor();
  await many(on.button(words.update), 0);
  await accessible(page, 'an update that runs');
  await shot('3-running');
  go();
  await on.told(words.imported).waitFor();
  await fact(card, words.taxpayers).getByText('26', { exact: true }).waitFor();
  await page.locator('.foot').getByText(words.answers).waitFor();
  await shot('4-imported');

  await on.button(words.update).click();
  await dialog.button(words.update).click();
  await on.told(words.same).waitFor();

  it.archive.broken = 503;
  await on.button(words.update).click();
  await dialog.button(words.update).click();
  await on.told(words.failed).waitFor();
  await accessible(page, 'an update that failed');
  await shot('5-failed');
  it.archive.broken = null;
  first = false;
  await page.closeQuietly();
}

test('a reseller sees which padrón answers, and nothing to do about it', { timeout: 60_000 }, async () => {
  const page = await open(it.browser, RESELLERS.es);
  await signIn(page, it.address, it.managers.es, '/lookup');
  await visit(page, it.address, '/lookup');
  await page.locator('.foot').getByText(stories.es.answers).waitFor();
  await many(page.getByRole('heading', { name: stories.es.card }), 0);
  await page.closeQuietly();
});
