// Completion on Chinese text, with the text of the editor checked: typed, in the middle of a run of Chinese, committed
// from an input method, in Markdown and in plain text.
import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from './driver/eventually.ts';
import { packagedExtension } from './driver/places.ts';
import { workbenchWith } from './driver/scenarios.ts';
import type { Workbench } from './driver/workbench.ts';

interface Example {
  name: string;
  /** The paragraph before; `|` is the cursor. */
  before: string;
  /** What is entered: typed key by key, or composed in stages and committed. */
  enters: (string | { stages: string[]; committed: string })[];
  /** The proposal to go to, and what stands beside it. */
  label: string;
  description: string;
  /** The paragraph afterwards, with the cursor. */
  after: string;
  key?: 'Enter' | 'Tab';
  /** Tried in plain text too, where VS Code would propose other words of the document. */
  everywhere?: true;
}

const 决定 = { stages: ['j', 'ju', 'jue', 'jued', 'juedi', 'juedin', 'jueding'], committed: '决定' };
const 第 = { stages: ['d', 'di'], committed: '第' };
const 七 = { stages: ['q', 'qi'], committed: '七' };

const examples: Example[] = [
  {
    name: 'a paragraph number behind 七.',
    before: '建立从业人员网络，见A部分 七|',
    enters: ['.'],
    label: '七.20',
    description: '各国应当考虑参与和支持建立新的并加强现有',
    after: '建立从业人员网络，见A部分 七.20|',
    everywhere: true,
  },
  {
    name: 'the list grows shorter with every digit',
    before: '建立从业人员网络，见七|',
    enters: ['.', '2'],
    label: '七.21',
    description: '各国应当为中央机关的双边会议和磋商提供便',
    after: '建立从业人员网络，见七.21|',
  },
  {
    name: 'a decision behind 决定 and a space',
    before: '工作组根据决定|开展工作。',
    enters: [' '],
    label: '决定 3/4',
    description: '技术援助问题不限成员名额政府专家临时工作',
    after: '工作组根据决定 3/4|开展工作。',
    key: 'Tab',
  },
  {
    name: 'inside a run of Chinese',
    before: '各国按照七|的规定为中央机关提供便利。',
    enters: ['.'],
    label: '七.21',
    description: '各国应当为中央机关的双边会议和磋商提供便',
    after: '各国按照七.21|的规定为中央机关提供便利。',
    everywhere: true,
  },
  {
    name: 'a subparagraph, where the editor has closed the bracket',
    before: '引渡属于第3/4号决定第2段|所列的优先领域。',
    enters: ['('],
    label: '(b)项',
    description: '以引渡和司法协助为特别重点，就没收事宜开',
    after: '引渡属于第3/4号决定第2段(b)项|所列的优先领域。',
  },
  {
    name: '决定 committed from an input method',
    before: '工作组是根据|设立的。',
    enters: [决定],
    label: '决定2/6',
    description: '技术援助活动',
    after: '工作组是根据决定2/6|设立的。',
    everywhere: true,
  },
  {
    name: '第 committed from an input method, inside a run of Chinese',
    before: '缔约方会议|确定了优先领域。',
    enters: [第],
    label: '第3/4号决定',
    description: '技术援助问题不限成员名额政府专家临时工作',
    after: '缔约方会议第3/4号决定|确定了优先领域。',
    everywhere: true,
  },
  {
    name: '七 committed from an input method, then a full stop',
    before: '代表团支持|。',
    enters: [七, '.'],
    label: '七.23',
    description: '在最后确定正式的司法协助请求时，有关国家',
    after: '代表团支持七.23|。',
  },
  {
    name: 'a paragraph of a report',
    before: '见CTOC/COP/WG.2/2013/5，|。',
    enters: [第, '24'],
    label: '第24段',
    description: '各国应当考虑参与和支持建立新的并加强现有',
    after: '见CTOC/COP/WG.2/2013/5，第24段|。',
  },
  {
    name: 'an article of the Convention, with its title',
    before: '按照《公约》|开展司法协助。',
    enters: [第, '18'],
    label: '第18条',
    description: '司法协助',
    after: '按照《公约》第18条|开展司法协助。',
  },
  {
    name: 'search behind @ by pinyin initials',
    before: '举行非正式磋商，见|。',
    enters: ['@', 'sfxz'],
    label: 'A.七.23',
    description: '在最后确定正式的司法协助请求时，有关国家',
    after: '举行非正式磋商，见A部分 七.23|。',
    everywhere: true,
  },
  {
    name: 'search behind @ by Chinese words from an input method',
    before: '关于保护证人，参见|所列各项。',
    enters: ['@', { stages: ['z', 'zheng', 'zhengren', 'zhengrenbao', 'zhengrenbaohu'], committed: '证人保护' }],
    label: 'A.七.11',
    description: '各国应当考虑颁布立法对保护证人进行监管，',
    after: '关于保护证人，参见A部分 七.11|所列各项。',
    everywhere: true,
  },
  {
    name: 'search behind @ by words with a space between, the second from an input method',
    before: '关于人员培训，见|。',
    enters: ['@', { stages: ['jian', 'jiancha', 'jianchaguan'], committed: '检察官' }, ' ', { stages: ['pei', 'peixun'], committed: '培训' }],
    label: 'A.七.13',
    description: '各国应当考虑利用毒品和犯罪问题办公室就证',
    after: '关于人员培训，见A部分 七.13|。',
    everywhere: true,
  },
  {
    name: 'in an English draft, in its notation',
    before: 'as recommended in Part A, VII|',
    enters: ['.', '2'],
    label: 'VII.20',
    description: '各国应当考虑参与和支持建立新的并加强现有',
    after: 'as recommended in Part A, VII.20|',
  },
];

/** 七.20, 决定 3/4, 第3/4号决定, (b)项, 第24段, A.四.1.f.(一), VII.20 */
const whatCanBeCited = /^(?:[AB]部分 |[AB]\.)?(?:[一二三四五六七八九十]+|VII)\.[\p{Script=Han}\w.()]+$|^(?:决[定议] ?)\d\/\d$|^第\d\/\d号决[定议]$|^\([a-z]\)项$|^第\d+[段条]$|^[AB]\.[一二三四五六七八九十]+$/u;

async function enter({ editor }: Workbench, { enters }: Example): Promise<void> {
  for (const entered of enters) {
    if (typeof entered === 'string') {
      if (/^\d/.test(entered)) {
        // The list is there before a person types the number.
        await editor.suggestions.widget.waitFor();
      }
      await editor.type(entered);
    } else {
      await editor.compose(entered.stages, entered.committed);
    }
  }
}

/** Snippets as a user has them for Markdown; one of them begins like a citation. */
const snippets = JSON.stringify({
  抬头: { scope: 'markdown', prefix: 'taitou', body: '致缔约方会议秘书处：' },
  附注: { scope: 'markdown', prefix: '七.附注', body: '（附注）' },
});

/** What the draft holds before the first example. */
const beginning = '见CTOC/COP/WG.2/2013/5，第24段。\n';

describe('completion', () => {
  const scenario = workbenchWith(() => ({ files: { '补全.md': beginning, '补全.txt': beginning, '.vscode/起草.code-snippets': snippets }, locale: 'zh-cn', extensions: [packagedExtension()] }));

  /** Opens a draft, if it is not, and puts an example's text in the place of all that it holds. */
  async function begin(workbench: Workbench, file: string, before: string): Promise<void> {
    const { editor } = workbench;
    if ((await editor.title()) !== file) {
      const isFirst = (await workbench.tabs()).length === 0;
      await workbench.open(file);
      if (isFirst) {
        // The server is there.
        await editor.hover('2013/5', { containing: '第七次会议' });
      }
    }
    await workbench.press('Control+a');
    await workbench.press('Delete');
    await editor.insert(before.replace('|', ''));
    await editor.goTo(1, before.indexOf('|') + 1);
  }

  for (const [file, tried] of [
    ['补全.md', examples],
    ['补全.txt', examples.filter(({ everywhere }) => everywhere)],
  ] as const) {
    for (const example of tried) {
      scenario(`${file}: ${example.name}`, async (workbench) => {
        const { editor } = workbench;
        const { suggestions } = editor;
        await begin(workbench, file, example.before);
        await enter(workbench, example);

        if (example.enters.some((entered) => typeof entered === 'string' && /^\d\d$/.test(entered))) {
          // A whole number leaves one; the arrow key would leave a list of one.
          await eventually('one proposal', async () => (await suggestions.list()).map(({ label }) => label).join() === example.label, { seen: () => suggestions.list() });
        }
        const proposed = await suggestions.goTo(example.label);
        assert.equal(proposed.description.slice(0, 20), example.description);
        // Nothing of the run of Chinese around it, and no snippets: only what can come next.
        for (const { label } of await suggestions.list()) {
          assert.match(label, whatCanBeCited);
        }
        await suggestions.accept(example.label, example.key);

        await editor.holds(example.after.replace('|', ''));
        assert.deepEqual(await editor.cursor(), { line: 1, column: example.after.indexOf('|') + 1 });
      });
    }
  }

  scenario('what is written to its end needs no suggestion: Enter begins a line', async (workbench) => {
    const { editor } = workbench;
    await begin(workbench, '补全.md', '见A部分 七|');
    await editor.type('.20');
    await editor.suggestions.proposal('七.20');
    await workbench.press('Enter');
    await editor.holds('见A部分 七.20\n');
  });

  scenario('what was accepted and is whole opens no other list', async (workbench) => {
    const { editor } = workbench;
    await begin(workbench, '补全.md', '见CTOC/COP/WG.2/2013/5，|。');
    await editor.compose(['d', 'di'], '第');
    await editor.suggestions.accept('第24段');
    await editor.holds('见CTOC/COP/WG.2/2013/5，第24段。');
    // Longer than it takes where there is one, as below.
    await pause(500);
    assert.equal(await editor.suggestions.isOpen(), false);
  });

  scenario('an accepted annex goes on with its paragraphs', async (workbench) => {
    const { editor } = workbench;
    await begin(workbench, '补全.md', '载于第7/3号决议|。');
    await editor.compose(['f', 'fu'], '附');
    await editor.suggestions.goTo('附件一');
    await workbench.press('Enter');
    await editor.suggestions.proposal('第1段');
    await editor.suggestions.accept('第5段');
    await editor.holds('载于第7/3号决议附件一第5段。');
  });

  scenario("the user's snippets are there, behind what can be cited", async (workbench) => {
    const { editor } = workbench;
    const { suggestions } = editor;
    await begin(workbench, '补全.md', '|');
    await editor.type('taitou');
    await suggestions.trigger();
    await suggestions.accept('taitou');
    await editor.holds('致缔约方会议秘书处：');

    await begin(workbench, '补全.md', '见A部分 七|');
    await editor.type('.');
    await suggestions.proposal('七.1');
    await workbench.press('Escape');
    await suggestions.trigger();
    const focused = async () => await eventually('a proposal to have the focus', async () => (await suggestions.list()).find((item) => item.focused), { seen: () => suggestions.list() });
    assert.equal((await focused()).label, '七.1');
    // Up from the first is the last.
    await workbench.press('ArrowUp');
    await eventually('the snippet at the end', async () => (await focused()).label === '七.附注', { seen: () => suggestions.list() });
    await workbench.press('Escape');
  });

  scenario('words that begin like snippets open no list: Enter begins a line', async (workbench) => {
    const { editor } = workbench;
    await begin(workbench, '补全.md', '|');
    const words = 'Strike the table';
    for (const letter of words) {
      await editor.type(letter);
      // Longer than VS Code takes where it proposes on its own.
      await pause(250);
      assert.equal(await editor.suggestions.isOpen(), false, letter);
    }
    await workbench.press('Enter');
    await editor.holds(`${words}\n`);
  });

  scenario('prose that begins no citation is left in peace', async (workbench) => {
    const { editor } = workbench;
    await begin(workbench, '补全.md', '|');
    await editor.compose(['g', 'guo', 'guoji'], '国际');
    await editor.type('image table ');
    await editor.compose(['d', 'di'], '第');
    // Answers come in order: had there been any for the words before, they would stand here.
    await editor.suggestions.proposal('第3/4号决定');
    for (const { label } of await editor.suggestions.list()) {
      assert.match(label, whatCanBeCited);
    }
    await workbench.press('Escape');
  });
});
