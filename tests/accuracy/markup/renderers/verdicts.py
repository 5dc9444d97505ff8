#!/usr/bin/env python3
"""Make the marked-up documents from src/ and src-second/ to src-fifth/, and take the verdicts from their renderers.

    python3 renderers/verdicts.py               render everything, write the sets (documents, labels.json)
    python3 renderers/verdicts.py --check       render everything, compare with what is there
    python3 renderers/verdicts.py FILE…         only these; print the verdicts

src/ makes development/, kept/ and extra/, src-second/ makes second/, src-third/ third/, src-fourth/ fourth/, src-fifth/ fifth/. In these every place is written 七.‹construct›; the numbers 41 to 99 (no tens) are given here in order. A place
is `told` when its 七.NN can be read in the rendered document outside code (pre, code, kbd, samp, tt, typewriter
fonts), mathematics and URLs. ‹construct!+› and ‹construct!-› are judged by reading, where no
renderer that can be installed knows the construct. In second/ to fifth/ a label has `differs` where other renderers of the
markup say otherwise than its judge, and `renderer_says` where it is judged by reading.

Needs: chromium, emacs, asciidoctor, hugo, jekyll, cmark-gfm, xelatex (ctex, beamer, fandol) from apt; the Python
environment with sphinx myst-parser mkdocs-material typst docutils pypandoc_binary markdown-it-py pymupdf
beautifulsoup4 lxml nbconvert myst-nb sphinx-design; R with rmarkdown and knitr; node packages in $MDX and $DOCU (see setup.sh).
"""

import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from collections import Counter
from pathlib import Path

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MDX = os.environ.get("MDX", "target/renderers/mdx")
DOCU = os.environ.get("DOCU", "target/renderers/docusaurus")
NUMBERS = [n for n in range(41, 100) if n % 10]
TMP = tempfile.mkdtemp(prefix="verdicts")

PAIRS = [
    ("md-mkdocs-guide.md", "md-myst-note.md"),
    ("qmd-report.qmd", "rmd-thesis.Rmd"),
    ("md-jekyll-post.md", "md-hugo-page.md"),
    ("md-gfm-issue.md", "md-obsidian-note.md"),
    ("mdx-docusaurus.mdx", "txt-mail.txt"),
    ("html-manual.html", "html-mail.html"),
    ("html-act.xhtml", "tex-slides.tex"),
    ("rst-sphinx-guide.rst", "rst-minutes.rst"),
    ("adoc-report.adoc", "adoc-faq.adoc"),
    ("org-minutes.org", "org-paper.org"),
    ("tex-article.tex", "tex-thesis.tex"),
    ("typ-thesis.typ", "typ-notice.typ"),
]
MARKUP = {
    "md": "markdown",
    "qmd": "markdown",
    "rmd": "markdown",
    "mdx": "markdown",
    "html": "html",
    "xhtml": "html",
    "rst": "restructuredtext",
    "adoc": "asciidoc",
    "org": "org",
    "tex": "latex",
    "typ": "typst",
    "txt": "plaintext",
    "ipynb": "jupyter",
}
LANGUAGE = {"qmd": "quarto", "rmd": "rmd", "mdx": "mdx", "xhtml": "html"}
EXTRA = ["nb-analysis.ipynb"]
SECOND = sorted(os.listdir(os.path.join(HERE, "src-second")))
THIRD = sorted(os.listdir(os.path.join(HERE, "src-third")))
FOURTH = sorted(os.listdir(os.path.join(HERE, "src-fourth")))
FIFTH = sorted(os.listdir(os.path.join(HERE, "src-fifth")))


def run(cmd, cwd=None, inp=None, ok=(0,), env=None, timeout=300):
    r = subprocess.run(
        cmd,
        check=False,
        cwd=cwd,
        input=inp,
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**os.environ, **(env or {})},
    )
    if ok is not None and r.returncode not in ok:
        raise RuntimeError(f"{cmd}: {r.returncode}\n{r.stdout[-1500:]}\n{r.stderr[-3000:]}")
    return r.stdout


def place(d, name, text):
    p = os.path.join(d, name)
    os.makedirs(os.path.dirname(p), exist_ok=True)
    Path(p).write_text(text, encoding="utf-8")
    return p


# ------------------------------------------------------------ what a reader reads of HTML, by Chromium

CODE = "pre:not(.verseblock pre),code,kbd,samp,tt,.literal,.math,math,svg title,svg desc,svg defs,.MathJax,mjx-container,script,style,.arithmatex,.stemblock"
GRAB = f"""
document.addEventListener('DOMContentLoaded', function(){{
 document.querySelectorAll('details').forEach(function(d){{d.open=true}});
 document.querySelectorAll({json.dumps(CODE)}).forEach(function(e){{
   if (e.id!=='grab' && e.tagName.toLowerCase()!=='style') e.textContent='\\u2423';}});
 var t=document.body.innerText;
 document.body.setAttribute('data-out', encodeURIComponent(t));
}});
"""


def seen_html(source, ext="html"):
    """the text that Chromium shows, without code, mathematics and what only describes drawings"""
    src = source
    script = (
        "<script id='grab'>"
        + ("//<![CDATA[" if ext == "xhtml" else "")
        + GRAB
        + ("//]]>" if ext == "xhtml" else "")
        + "</script>"
    )
    i = src.rfind("</body>")
    src = (
        src[:i] + script + src[i:] if i >= 0 else "<!DOCTYPE html><meta charset=utf-8><body>" + src + script + "</body>"
    )
    if "charset" not in src and ext == "html":
        src = src.replace("<html>", '<html><head><meta charset="utf-8"></head>', 1)
    d = tempfile.mkdtemp(dir=TMP)
    p = place(d, "page." + ext, src)
    out = run(
        [
            "chromium",
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={d}/u",
            "--virtual-time-budget=4000",
            "--dump-dom",
            "file://" + p,
        ],
        timeout=120,
    )
    m = re.search(r'data-out="([^"]*)"', out)
    if not m:
        raise RuntimeError("chromium: no text\n" + out[:2000])
    return tidy(urllib.parse.unquote(html.unescape(m.group(1))))


def tidy(t):
    t = re.sub(r"\\begin\{(align|equation|gather|eqnarray)(\*?)\}.*?\\end\{\1\2\}", " ", t, flags=re.DOTALL)
    t = re.sub(r"\\\(.*?\\\)|\\\[.*?\\\]|\\\$.*?\\\$", " ", t, flags=re.DOTALL)  # what MathJax would set
    return re.sub(r"(https?|ftp|mailto):\S+", " ", t)


def soup(h, selector):
    from bs4 import BeautifulSoup

    s = BeautifulSoup(h, "lxml")
    e = s.select(selector)
    if not e:
        raise RuntimeError("no " + selector)
    return "".join(str(x) for x in e)


# ------------------------------------------------------------ what a reader reads of a PDF


def seen_pdf(path):
    """the text of the pages, characters in typewriter or mathematical fonts left out"""
    import pymupdf as fitz

    out = []
    for page in fitz.open(path):
        for b in page.get_text("dict")["blocks"]:
            for l in b.get("lines", []):
                for s in l["spans"]:
                    mono = re.search(
                        r"mono|courier|cmtt|lmtt|typewriter|^CM(R|MI|SY|BX)\d|math", s["font"], re.IGNORECASE
                    )
                    out.append("␣" if mono else s["text"])
                out.append("\n")
    return tidy("".join(out))


# ------------------------------------------------------------ the renderers


def pandoc(text, fmt, *args):
    import pypandoc

    d = tempfile.mkdtemp(dir=TMP)
    p = place(d, "in", text)
    place(d, "b.bib", "@book{key, title={T}, author={A B}, year={2020}}\n")
    return run(
        [
            pypandoc.get_pandoc_path(),
            "-f",
            fmt,
            "-t",
            "html5",
            "-s",
            "--mathjax",
            "--metadata",
            "pagetitle=x",
            *args,
            p,
        ],
        cwd=d,
    ).replace('src="https://cdn', 'x="')


def by_pandoc(fmt, *args):
    return lambda text: seen_html(pandoc(text, fmt, *args))


def gfm(text):
    a = seen_html(pandoc(text, "gfm"))
    x, y = numbers(a), numbers(markdown_it(text))
    if x != y:
        print("  pandoc and markdown-it differ:", x ^ y, "(pandoc's is taken)")
    return a


def cmark(text):
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    names = ("footnotes", "table", "strikethrough", "autolink", "tagfilter", "tasklist")
    extensions = [x for name in names for x in ("-e", name)]
    return seen_html(run(["cmark-gfm", "--unsafe", *extensions], inp=text))


def markdown_it(text):
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.tasklists import tasklists_plugin

    md = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
        .use(tasklists_plugin)
    )
    return seen_html(md.render(text))


def obsidian(text):
    script = r"""
import fs from 'fs'; import {unified} from 'unified'; import parse from 'remark-parse'; import gfm from 'remark-gfm';
import math from 'remark-math'; import front from 'remark-frontmatter'; import callout from '@r4ai/remark-callout';
import wiki from '@flowershow/remark-wiki-link'; import rehype from 'remark-rehype'; import raw from 'rehype-raw'; import str from 'rehype-stringify';
const w = wiki.default ?? wiki;
const t = fs.readFileSync(0,'utf8');
const f = await unified().use(parse).use(front,['yaml']).use(gfm).use(math).use(callout.default ?? callout).use(w)
  .use(rehype,{allowDangerousHtml:true}).use(raw).use(str).process(t);
console.log(String(f));
"""
    p = place(MDX, "obsidian.mjs", script)
    out = run(["node", p], cwd=MDX, inp=text)
    out = re.sub(r'<code class="language-math[^"]*">.*?</code>', "", out, flags=re.DOTALL)
    return seen_html(out)


def docusaurus(text):
    for f in ("docs", "build", ".docusaurus"):
        shutil.rmtree(os.path.join(DOCU, f), ignore_errors=True)
    place(DOCU, "docs/page.mdx", text)
    place(
        DOCU,
        "docusaurus.config.js",
        """module.exports = {title:'x', url:'https://x.org', baseUrl:'/', onBrokenLinks:'ignore',
 i18n:{defaultLocale:'zh-Hans',locales:['zh-Hans']},
 presets:[['classic',{docs:{routeBasePath:'/',sidebarPath:false},blog:false}]]};\n""",
    )
    run(
        ["npx", "docusaurus", "build"],
        cwd=DOCU,
        env={"DOCUSAURUS_TELEMETRY": "false", "CI": "true", "NO_UPDATE_NOTIFIER": "1"},
        timeout=500,
    )
    page = Path(DOCU, "build/cite/index.html").read_text(encoding="utf-8")
    body = soup(page, ".theme-doc-markdown")
    return seen_html(body.replace('role="tabpanel" hidden=""', "").replace('hidden="" role="tabpanel"', ""))


def mkdocs(text, more=""):
    d = tempfile.mkdtemp(dir=TMP)
    place(d, "docs/index.md", text)
    place(
        d,
        "mkdocs.yml",
        """site_name: x
theme: {name: material, language: zh, font: false}
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - footnotes
  - abbr
  - def_list
  - tables
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.tilde
  - pymdownx.tasklist
  - pymdownx.tabbed: {alternate_style: true}
"""
        + more,
    )
    run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=d)
    return seen_html(soup(open(d + "/site/index.html", encoding="utf-8").read(), "article"))


def sphinx(text, name, conf):
    d = tempfile.mkdtemp(dir=TMP)
    place(d, "index" + name, text)
    place(d, "conf.py", conf)
    run([sys.executable, "-m", "sphinx", "-q", "-b", "html", d, d + "/out"])
    return seen_html(soup(open(d + "/out/index.html", encoding="utf-8").read(), "div.body"))


def by_docutils(text):
    from docutils.core import publish_string

    h = publish_string(
        text,
        writer="html5",
        settings_overrides={"report_level": 4, "math_output": "MathJax", "embed_stylesheet": False},
    ).decode()
    return seen_html(soup(h, "body"))


def jekyll(text):
    d = tempfile.mkdtemp(dir=TMP)
    place(d, "page.md", text)
    place(d, "_config.yml", "kramdown: {input: GFM}\n")
    run(["jekyll", "build", "-q", "-s", d, "-d", d + "/_site"], cwd=d, env={"LANG": "C.UTF-8"})
    return seen_html(open(d + "/_site/page.html", encoding="utf-8").read())


def hugo(text):
    d = tempfile.mkdtemp(dir=TMP)
    place(d, "content/page.md", text)
    place(d, "config.toml", 'baseURL="https://x.org/"\ntitle="x"\n[markup.goldmark.renderer]\nunsafe=true\n')
    place(
        d, "layouts/_default/single.html", "<html><head><meta charset=utf-8></head><body>{{ .Content }}</body></html>"
    )
    place(d, "layouts/shortcodes/notice.html", '<div class="notice">{{ .Inner }}</div>')
    run(["hugo", "--quiet", "-d", d + "/out"], cwd=d)
    return seen_html(open(d + "/out/page/index.html", encoding="utf-8").read())


def asciidoctor(text):
    d = tempfile.mkdtemp(dir=TMP)
    p = place(d, "in.adoc", text)
    return seen_html(run(["asciidoctor", "-q", "-o", "-", p], cwd=d, env={"LANG": "C.UTF-8"}))


def org(text):
    d = tempfile.mkdtemp(dir=TMP)
    p = place(d, "in.org", text)
    run(
        [
            "emacs",
            "--batch",
            "-Q",
            "-l",
            "ox-html",
            "--eval",
            "(setq org-export-use-babel nil enable-local-variables nil org-html-validation-link nil org-export-with-broken-links t org-html-htmlize-output-type nil)",
            p,
            "-f",
            "org-html-export-to-html",
        ],
        cwd=d,
        env={"LANG": "C.UTF-8"},
    )
    return seen_html(re.sub(r"<script.*?</script>", "", open(d + "/in.html", encoding="utf-8").read(), flags=re.DOTALL))


def xelatex(text):
    d = tempfile.mkdtemp(dir=TMP)
    place(d, "in.tex", text)
    for i in range(3):
        run(["xelatex", "-interaction=nonstopmode", "in.tex"], cwd=d, ok=None)
        if i == 0 and "\\bibdata" in Path(d, "in.aux").read_text(encoding="utf-8"):
            run(["bibtex", "in"], cwd=d, ok=None)
    log = Path(d, "in.log").read_text(encoding="utf-8", errors="replace")
    errs = re.findall(r"(?m)^! .*\n.*\n.*", log)
    if errs:
        print("  xelatex:", errs[:3])
    miss = set(re.findall(r"Missing character.*", log))
    if miss:
        print("  xelatex:", list(miss)[:2])
    return seen_pdf(d + "/in.pdf")


def typst_pdf(text):
    import typst

    d = tempfile.mkdtemp(dir=TMP)
    p = place(d, "in.typ", text)
    place(d, "x.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="5"/>')
    typst.compile(p, output=d + "/in.pdf")
    return seen_pdf(d + "/in.pdf")


def plain(text):
    return tidy(text)


def notebook(text):
    import nbformat
    from nbconvert import HTMLExporter

    h, _ = HTMLExporter(template_name="basic").from_notebook_node(nbformat.reads(text, 4))
    return seen_html("".join(re.sub(r"\$[^$\n]+\$", " ", x) for x in [h]))


def version(cmd, pat=r"\d+(\.\d+)+"):
    try:
        return re.search(pat, run(cmd, ok=None)).group(0)
    except Exception:  # noqa: BLE001 (whatever keeps a renderer from saying its version)
        return "?"


def lib(name):
    from importlib.metadata import version as v

    return v(name)


MYST = 'extensions=["myst_parser"]\nlanguage="zh_CN"\nmyst_enable_extensions=["colon_fence","deflist","dollarmath","substitution"]\n'
MORE_MYST = MYST.replace('"substitution"', '"substitution","attrs_inline","fieldlist"')
MORE_MKDOCS = """  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.inlinehilite
  - pymdownx.highlight
  - pymdownx.snippets
  - pymdownx.arithmatex: {generic: true}
  - pymdownx.blocks.caption
  - pymdownx.blocks.details
"""
# Notebooks as a book of notebooks has them: their cells are not run.
NOTEBOOK = (
    'extensions=["myst_nb","sphinx_design"]\nlanguage="zh_CN"\nnumfig=True\nnb_execution_mode="off"\n'
    'myst_enable_extensions=["colon_fence","deflist","dollarmath","substitution"]\n'
)
SPHINX = 'extensions=["sphinx.ext.todo","sphinx.ext.mathjax"]\nlanguage="zh_CN"\n'


def renderers():
    import pypandoc

    pv = "pandoc " + str(pypandoc.get_pandoc_version())
    tex = lambda: "xelatex (" + version(["xelatex", "--version"], r"TeX Live \d+") + ") + PyMuPDF"
    ch = "chromium " + version(["chromium", "--version"], r"\d+")
    return {
        "md-mkdocs-guide.md": (mkdocs, f"mkdocs-material {lib('mkdocs-material')}"),
        "md-myst-note.md": (
            lambda t: sphinx(t, ".md", MYST),
            f"sphinx {lib('sphinx')}, myst-parser {lib('myst-parser')}",
        ),
        "qmd-report.qmd": (by_pandoc("markdown"), pv),
        "rmd-thesis.Rmd": (by_pandoc("markdown", "--citeproc", "--bibliography=b.bib"), pv),
        "mdx-docusaurus.mdx": (
            docusaurus,
            "docusaurus "
            + json.loads(Path(DOCU, "node_modules/@docusaurus/core/package.json").read_text("utf-8"))["version"],
        ),
        "md-jekyll-post.md": (jekyll, "jekyll " + version(["jekyll", "--version"])),
        "md-hugo-page.md": (hugo, "hugo " + version(["hugo", "version"])),
        "md-obsidian-note.md": (obsidian, "remark (gfm, math, callout, wiki-link)"),
        "md-gfm-issue.md": (gfm, pv + " (gfm)"),
        "html-manual.html": (lambda t: seen_html(t), ch),
        "html-mail.html": (lambda t: seen_html(t), ch),
        "html-act.xhtml": (lambda t: seen_html(t, "xhtml"), ch),
        "rst-sphinx-guide.rst": (lambda t: sphinx(t, ".rst", SPHINX), f"sphinx {lib('sphinx')}"),
        "rst-minutes.rst": (by_docutils, f"docutils {lib('docutils')}"),
        "adoc-report.adoc": (asciidoctor, "asciidoctor " + version(["asciidoctor", "--version"])),
        "adoc-faq.adoc": (asciidoctor, "asciidoctor " + version(["asciidoctor", "--version"])),
        "org-minutes.org": (org, "emacs " + version(["emacs", "--version"]) + " ox-html"),
        "org-paper.org": (org, "emacs " + version(["emacs", "--version"]) + " ox-html"),
        "tex-article.tex": (xelatex, tex()),
        "tex-slides.tex": (xelatex, tex()),
        "tex-thesis.tex": (xelatex, tex()),
        "typ-thesis.typ": (typst_pdf, f"typst {lib('typst')} + PyMuPDF"),
        "typ-notice.typ": (typst_pdf, f"typst {lib('typst')} + PyMuPDF"),
        "txt-mail.txt": (plain, "the text itself, without URLs"),
        "nb-analysis.ipynb": (notebook, f"nbconvert {lib('nbconvert')}"),
    }


def rmarkdown(text):
    """R Markdown as R itself renders it, its chunks run"""
    import pypandoc

    d = tempfile.mkdtemp(dir=TMP)
    place(d, "in.Rmd", text)
    place(d, "b.bib", "@book{key, title={T}, author={A B}, year={2020}}\n")
    run(
        ["Rscript", "-e", 'rmarkdown::render("in.Rmd", quiet=TRUE, output_file="out.html")'],
        cwd=d,
        env={"LANG": "C.UTF-8", "RSTUDIO_PANDOC": os.path.dirname(pypandoc.get_pandoc_path())},
    )
    return seen_html(
        re.sub("<script.*?</script>", "", Path(d, "out.html").read_text(encoding="utf-8"), flags=re.DOTALL)
    )


def quarto(text):
    """Quarto's document with its chunks run as it runs them, by knitr, and then by pandoc as Quarto calls it"""
    d = tempfile.mkdtemp(dir=TMP)
    place(d, "in.qmd", text)
    knit = 'knitr::opts_knit$set(rmarkdown.pandoc.to="html"); knitr::knit("in.qmd", output="out.md", quiet=TRUE)'
    run(["Rscript", "-e", knit], cwd=d, env={"LANG": "C.UTF-8"})
    return seen_html(
        pandoc(Path(d, "out.md").read_text(encoding="utf-8"), "markdown", "--citeproc", "--bibliography=b.bib")
    )


def second_renderers():
    """For each document of the second to the fifth set the renderer that judges, its name, and others: (renderer, name)."""
    import pypandoc

    pv = f"pandoc {pypandoc.get_pandoc_version()}"
    cited = (by_pandoc("markdown", "--citeproc", "--bibliography=b.bib"), pv, [])
    rst = (lambda t: sphinx(t, ".rst", SPHINX), f"sphinx {lib('sphinx')}")
    by_pandoc_too = lambda fmt: [(by_pandoc(fmt), pv)]
    named = {
        "md-mkdocs-handbook.md": (lambda t: mkdocs(t, MORE_MKDOCS), f"mkdocs-material {lib('mkdocs-material')}", []),
        "md-myst-paper.md": (
            lambda t: sphinx(t, ".md", MORE_MYST),
            f"sphinx {lib('sphinx')}, myst-parser {lib('myst-parser')}",
            [],
        ),
        "md-pandoc-paper.md": cited,
        "md-jekyll-minutes.md": (jekyll, "jekyll " + version(["jekyll", "--version"]), []),
        "md-github-discussion.md": (
            by_pandoc("gfm"),
            pv + " (gfm)",
            [
                (cmark, "cmark-gfm " + version(["cmark-gfm", "--version"])),
                (markdown_it, "markdown-it-py " + lib("markdown-it-py")),
            ],
        ),
        "md-myst-chapter.md": (
            lambda t: sphinx(t, ".md", MORE_MYST),
            f"sphinx {lib('sphinx')}, myst-parser {lib('myst-parser')}",
            [],
        ),
        "md-github-readme.md": (
            by_pandoc("gfm"),
            pv + " (gfm)",
            [
                (cmark, "cmark-gfm " + version(["cmark-gfm", "--version"])),
                (markdown_it, "markdown-it-py " + lib("markdown-it-py")),
            ],
        ),
        "md-obsidian-vault.md": (obsidian, "remark (gfm, math, callout, wiki-link)", []),
        "mdx-docusaurus-help.mdx": (
            docusaurus,
            "docusaurus "
            + json.loads(Path(DOCU, "node_modules/@docusaurus/core/package.json").read_text("utf-8"))["version"],
            [],
        ),
        "qmd-policy-brief.qmd": cited,
        "md-github-contributing.md": (
            by_pandoc("gfm"),
            pv + " (gfm)",
            [
                (cmark, "cmark-gfm " + version(["cmark-gfm", "--version"])),
                (markdown_it, "markdown-it-py " + lib("markdown-it-py")),
            ],
        ),
        "md-mkdocs-onboarding.md": (
            lambda t: mkdocs(t, MORE_MKDOCS),
            f"mkdocs-material {lib('mkdocs-material')}",
            [],
        ),
        "md-myst-notebook.md": (
            lambda t: sphinx(t, ".md", NOTEBOOK),
            f"sphinx {lib('sphinx')}, myst-nb {lib('myst-nb')}",
            [],
        ),
        "mdx-docs-upgrade.mdx": (
            docusaurus,
            "docusaurus "
            + json.loads(Path(DOCU, "node_modules/@docusaurus/core/package.json").read_text("utf-8"))["version"],
            [],
        ),
        "qmd-annual-report.qmd": (quarto, "knitr + " + pv, by_pandoc_too("markdown")),
        "rmd-course-notes.Rmd": (
            rmarkdown,
            "rmarkdown " + version(["Rscript", "-e", "cat(as.character(packageVersion('rmarkdown')))"]),
            by_pandoc_too("markdown"),
        ),
        "rst-project-docs.rst": (*rst, by_pandoc_too("rst")),
        "rmd-bookdown-report.Rmd": (
            rmarkdown,
            "rmarkdown + bookdown " + version(["Rscript", "-e", "cat(as.character(packageVersion('bookdown')))"]),
            by_pandoc_too("markdown"),
        ),
        # Cards have icons.
        "md-mkdocs-cards.md": (
            lambda t: mkdocs(t, MORE_MKDOCS + "  - pymdownx.emoji\n"),
            f"mkdocs-material {lib('mkdocs-material')}",
            [],
        ),
        "txt-letter-to-editor.txt": (plain, "reading", []),
        "rst-sphinx-handbook.rst": (*rst, by_pandoc_too("rst")),
        "qmd-slides.qmd": cited,
        "rmd-book.Rmd": cited,
        "rst-sphinx-manual.rst": (*rst, by_pandoc_too("rst")),
    }
    by_ending = {
        "html": (seen_html, "chromium " + version(["chromium", "--version"], r"\d+"), by_pandoc_too("html")),
        "adoc": (asciidoctor, "asciidoctor " + version(["asciidoctor", "--version"]), by_pandoc_too("asciidoc")),
        "org": (org, "emacs " + version(["emacs", "--version"]) + " ox-html", by_pandoc_too("org")),
        "rst": (by_docutils, f"docutils {lib('docutils')}", [rst, *by_pandoc_too("rst")]),
        "tex": (
            xelatex,
            "xelatex (" + version(["xelatex", "--version"], r"TeX Live \d+") + ") + PyMuPDF",
            by_pandoc_too("latex"),
        ),
        "typ": (typst_pdf, f"typst {lib('typst')} + PyMuPDF", by_pandoc_too("typst")),
        "txt": (plain, "the text itself, without URLs", []),
    }
    by_ending["md"] = cited
    return {name: named.get(name) or by_ending[name.rsplit(".", 1)[1]] for name in SECOND + THIRD + FOURTH + FIFTH}


# ------------------------------------------------------------ documents and labels

PLACE = re.compile(r"‹([^›]*)›")


def numbers(text):
    return {int(n) for n in re.findall(r"七\.(\d\d)", re.sub(r"\s+", "", text))}


def document(name, folder):
    """the document with its numbers, and (number, construct, override, cell) for each place"""
    src = Path(HERE, folder, name + (".src" if name.endswith(".ipynb") else "")).read_text(encoding="utf-8")
    places, left = [], iter(NUMBERS)
    cells = None

    def put(m, cell=None):
        n = next(left)
        c = m.group(1)
        over = {"!+": True, "!-": False}.get(c[-2:])
        places.append((n, c[:-2] if over is not None else c, over, cell))
        return str(n)

    if name.endswith(".ipynb"):
        cells = []
        for i, (kind, text) in enumerate(json.loads(src)):
            t = PLACE.sub(lambda m, i=i: put(m, i), text)
            c = {"cell_type": kind, "id": f"c{i}", "metadata": {}, "source": t.splitlines(keepends=True)}
            if kind == "code":
                c.update(execution_count=None, outputs=[])
            cells.append(c)
        text = json.dumps(
            {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False, indent=1
        )
    else:
        text = PLACE.sub(put, src)
    return text, places


def lots():
    rng = random.Random(1414)
    dev, kept = [], []
    for a, b in PAIRS:
        if rng.random() < 0.5:
            a, b = b, a
        dev.append(a)
        kept.append(b)
    made = {"development": dev, "kept": kept, "extra": EXTRA}
    return {**made, "second": SECOND, "third": THIRD, "fourth": FOURTH, "fifth": FIFTH}


def differing(name, others, text, told):
    """For each number the other renderers that say otherwise than its label; one that fails says nothing."""
    said = []
    for f, who in others:
        try:
            said.append((who, numbers(f(text))))
        except Exception as e:  # noqa: BLE001 (the judge has judged)
            print(f"  {name}: {who}: {str(e)[-300:]}")
    return {n: [who for who, seen in said if (n in seen) != is_told] for n, is_told in told.items()}


def main():
    only = [a for a in sys.argv[1:] if not a.startswith("--")]
    checking = "--check" in sys.argv
    R, second = renderers(), second_renderers()
    bad = 0
    for lot, names in lots().items():
        labels = []
        for name in names:
            if only and name not in only:
                continue
            is_second = lot in ("second", "third", "fourth", "fifth")
            text, places = document(name, f"src-{lot}" if is_second else "src")
            f, who, others = second[name] if is_second else (*R[name], [])
            try:
                seen = numbers(f(text))
            except Exception as e:  # noqa: BLE001 (the other documents are judged all the same)
                print(f"{name}: {e}")
                bad += 1
                continue
            ext = name.rsplit(".", 1)[1].lower()
            told = {n: over if over is not None else n in seen for n, _, over, _ in places}
            differs = differing(name, others, text, told)
            for n, c, over, cell in places:
                l = {
                    "file": name,
                    "markup": MARKUP[ext],
                    "number": n,
                    "told": told[n],
                    "construct": c,
                    "judged_by": "reading" if over is not None else who,
                }
                if ext in LANGUAGE:
                    l["language"] = LANGUAGE[ext]
                if cell is not None:
                    l["cell"] = cell
                if is_second and over is not None:
                    l["renderer_says"] = n in seen
                if differs[n]:
                    l["differs"] = differs[n]
                labels.append(l)
                if only:
                    print(
                        f"  {n} {'told  ' if l['told'] else 'silent'} {c}{'  (reading; renderer says %s)' % (n in seen) if over is not None else ''}"
                    )
            if not checking and not only:
                place(HERE, f"{lot}/{name}", text)
            elif checking and Path(HERE, lot, name).read_text(encoding="utf-8") != text:
                print(f"{lot}/{name} is not what src/ makes")
                bad += 1
            print(lot, name, len(places), "places,", sum(l["told"] for l in labels if l["file"] == name), "told")
        if only:
            continue
        labels.sort(key=lambda l: (l["file"], l["number"]))
        p = os.path.join(HERE, lot, "labels.json")
        if checking:
            old = {(l["file"], l["number"]): l["told"] for l in json.loads(Path(p).read_text(encoding="utf-8"))}
            for l in labels:
                if old.get((l["file"], l["number"])) != l["told"]:
                    print("differs:", l)
                    bad += 1
        else:
            written = ",\n".join(json.dumps(l, ensure_ascii=False, indent=0) for l in labels)
            Path(p).write_text(f"[\n{written}\n]\n", encoding="utf-8")
        print(
            lot,
            len(labels),
            "labels",
            dict(Counter(l["told"] for l in labels)),
            {
                m: dict(Counter(l["told"] for l in labels if l["markup"] == m))
                for m in sorted({l["markup"] for l in labels})
            },
        )
    shutil.rmtree(TMP, ignore_errors=True)
    sys.exit(1 if bad else 0)


main()
