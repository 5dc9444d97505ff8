// All drafts of the workspace checked with one command: what is found in those that are not open stands in the list of
// problems, and follows what happens to the drafts.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

/** Waits until the Problems panel lists these, each as words of its message, in any order. */
async function problems(workbench: Workbench, expected: string[]): Promise<void> {
  const seen = async () => (await workbench.problems()).map(({ message }) => message);
  await eventually(`the problems ${expected.join(', ')}`, async () => {
    const all = await seen();
    return all.length === expected.length && expected.every((words) => all.filter((message) => message.includes(words)).length === 1);
  }, { seen });
}

describe('a folder of drafts', () => {
  const scenario = workbenchWith(() => ({
    files: {
      '意见.md': '见七.45。\n',
      '发言/一.md': '见A部分 七.46。见九.19-18。\n',
      '发言/二.txt': '见A部分 七.20。\n',
      '旧稿/三.md': '见A部分 七.47。\n',
      '数据.json': '{ "说明": "见七.48" }\n',
      '.yuanyin.toml': 'exclude = ["旧稿/"]\n',
    },
    locale: 'zh-cn',
    extensions: [packagedExtension()],
  }));

  scenario('is checked, and it is said how many drafts, and what is wrong in them', async (workbench) => {
    const { notifications } = workbench;
    await workbench.run('援引: 核对工作区的全部文稿');
    const message = await notifications.message('核对了');
    assert.equal(message, '援引：核对了3份文稿。错误2处，警告1处，未核对的援引0处。');
    await notifications.press(message, '显示问题');
    // The key that opens the panel would close it again while the button opens it.
    await workbench.page.locator('.markers-panel').waitFor();
    await problems(workbench, ['没有第45段', '没有第46段', '18在19之前']);
    await workbench.picture('workspace-check');
  });

  scenario('a draft that is opened is told of once, as it stands in the editor', async (workbench) => {
    const { editor } = workbench;
    await workbench.open('发言/一.md');
    await editor.squiggle('A部分 七.46');
    await problems(workbench, ['没有第45段', '没有第46段', '18在19之前']);
    await editor.putCursor('after', '七.46');
    await editor.type('8');
    await problems(workbench, ['没有第45段', '没有第468段', '18在19之前']);
    await workbench.press('Control+z');
    await problems(workbench, ['没有第45段', '没有第46段', '18在19之前']);
  });

  scenario('one that is closed stays in the list', async (workbench) => {
    await workbench.press('Control+F4');
    await problems(workbench, ['没有第45段', '没有第46段', '18在19之前']);
  });

  scenario('one that changes on disk is checked again, one that is deleted leaves the list', async (workbench) => {
    const { server } = workbench;
    server.write('发言/一.md', '见A部分 七.49。\n');
    await problems(workbench, ['没有第45段', '没有第49段']);
    server.remove('意见.md');
    await problems(workbench, ['没有第49段']);
  });

  scenario('one that is no text is said to be unreadable, with the reason', async (workbench) => {
    const { notifications, server } = workbench;
    server.write('坏.md', Buffer.from([0xb0, 0xa1]));
    await workbench.run('援引: 核对工作区的全部文稿');
    const message = await notifications.message('核对了');
    assert.match(message, /^援引：核对了2份文稿。错误1处，警告0处，未核对的援引0处。有1份文稿无法读取（第一份：.*坏\.md：不是UTF-8文本/);
  });
});

describe('a folder of thousands of drafts', () => {
  const scenario = workbenchWith(() => ({
    files: Object.fromEntries(
      Array.from({ length: 3000 }, (_, number) => [`文稿/${number}.md`, `# 文稿 ${number}\n\n见A部分 七.45。\n\n${'代表团注意到工作组历次会议的讨论情况。\n\n'.repeat(200)}`]),
    ),
    locale: 'zh-cn',
    extensions: [packagedExtension()],
  }));

  scenario('the check shows how far it is, and can be stopped', async (workbench) => {
    const { notifications, page } = workbench;
    await workbench.run('援引: 核对工作区的全部文稿');
    const toast = page.locator('.notifications-toasts .notification-list-item').filter({ hasText: '正在核对全部文稿' });
    await toast.filter({ hasText: /\d+\/3000/ }).waitFor();
    await toast.hover();
    await toast.locator('.monaco-button', { hasText: '取消' }).click();
    assert.match(await notifications.message('已停止'), /^援引：已停止；核对了3000份文稿中的\d+份。错误\d+处，/);
  });
});
