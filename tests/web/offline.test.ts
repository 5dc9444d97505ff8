// From a web server: nothing is fetched but the page itself, it works without the network from then on, and a new
// version comes as a whole.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { closeBrowser, open, openSample, ready, serve, waitForUnderlined, write } from './browser.ts';

after(closeBrowser);

test('loaded once, it works without the network', async () => {
  const served = await serve();
  const { page, context, complaints, requests } = await open(served.address);
  await page.locator('#said', { hasText: '已可离线使用' }).waitFor();
  const before = served.asked.length;
  await openSample(page);
  assert.equal(served.asked.length, before, 'work on a draft asks for nothing');
  assert.deepEqual(requests.filter((address) => !address.startsWith(served.address) && !/^(blob|data):/u.test(address)), []);
  await served.close();
  await context.setOffline(true);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>('#do-save')?.click();
  });
  await page.reload();
  await ready(page);
  await write(page, '见A部分 七.45。');
  await waitForUnderlined(page, 'A部分 七.45');
  assert.deepEqual(complaints, []);
});

test('a new version replaces all of the old one at the next load, and is told of', async () => {
  let version = 1;
  const served = await serve((name, content) => {
    if (version === 1) {
      return content;
    }
    const text = content.toString();
    if (name === 'index.html') {
      return Buffer.from(text.replace('<body>', '<body data-version="2">'));
    }
    return name === 'service-worker.js' ? Buffer.from(text.replace(/"[0-9a-f]{16}"/u, '"0123456789abcdef"')) : content;
  });
  const { page } = await open(served.address);
  await page.locator('#said', { hasText: '已可离线使用' }).waitFor();
  version = 2;
  await page.reload();
  assert.equal(await page.locator('body').getAttribute('data-version'), null, 'what is kept is shown first');
  await page.locator('#said', { hasText: '有新版本' }).waitFor();
  await page.reload();
  assert.equal(await page.locator('body').getAttribute('data-version'), '2');
  assert.deepEqual(await page.evaluate(() => caches.keys()), ['yuanyin-0123456789abcdef']);
  await served.close();
});

test('the security policy lets nothing in and nothing out', async () => {
  const served = await serve();
  const { page, complaints } = await open(served.address);
  const tried = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.wasRun = true';
    document.body.append(script);
    const picture = new Image();
    const isPictureRefused = new Promise<boolean>((resolve) => {
      picture.onerror = () => { resolve(true); };
      picture.onload = () => { resolve(false); };
    });
    picture.src = 'http://127.0.0.1:1/icon.png';
    return {
      fetch: await fetch('icon.png').then(() => false, () => true),
      elsewhere: await fetch('http://127.0.0.1:1/').then(() => false, () => true),
      script: !('wasRun' in globalThis),
      picture: await isPictureRefused,
      beacon: await new Promise<boolean>((resolve) => {
        addEventListener('securitypolicyviolation', ({ blockedURI }) => {
          if (blockedURI.includes('beacon')) {
            resolve(true);
          }
        });
        navigator.sendBeacon('/beacon', 'text');
      }),
    };
  });
  assert.deepEqual(tried, { fetch: true, elsewhere: true, script: true, picture: true, beacon: true });
  assert.ok(complaints.length > 0 && complaints.every((said) => /Content Security Policy|violates|Refused/u.test(said)), complaints.join('\n'));
  assert.ok(!served.asked.includes('/beacon'));
  await served.close();
});
