#!/bin/sh
# Installs the renderers of verdicts.py: apt, a Python environment in $1 (default target/renderers/python), node packages beside it
set -e
R=$PWD/target/renderers
V=${1:-$R/python}
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium emacs-nox asciidoctor hugo jekyll \
  ruby-kramdown-parser-gfm cmark-gfm poppler-utils texlive-xetex texlive-latex-recommended texlive-latex-extra texlive-lang-chinese \
  texlive-plain-generic texlive-bibtex-extra biber texlive-fonts-recommended fonts-noto-cjk \
  r-cran-rmarkdown r-cran-bookdown
python3 -m venv "$V"
"$V/bin/pip" install sphinx myst-parser myst-nb sphinx-design mkdocs-material pymdown-extensions typst docutils markdown-it-py mdit-py-plugins \
  pypandoc_binary nbconvert pymupdf beautifulsoup4 lxml opencc-python-reimplemented
mkdir -p "$R/mdx" "$R/docusaurus"
for folder in mdx docusaurus; do
  [ -f "$R/$folder/package.json" ] || (cd "$R/$folder" && npm init -y)
done
(cd "$R/mdx" && npm i unified remark-parse remark-gfm remark-math remark-frontmatter remark-rehype rehype-raw rehype-stringify \
  @r4ai/remark-callout @flowershow/remark-wiki-link@3)
(cd "$R/docusaurus" && npm pkg delete type)      # its modules are not CommonJS
(cd "$R/docusaurus" && npm i @docusaurus/core@3 @docusaurus/preset-classic@3 @mdx-js/react react@18 react-dom@18 prism-react-renderer)
