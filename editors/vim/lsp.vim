" 援引：装有 yegappan/lsp 时在 vimrc 里 source 本文件。 / With yegappan/lsp: source this file in vimrc.
" yuanyin 不在 PATH 上时，把 path 改为绝对路径。 / Where yuanyin is not on the PATH, path is its absolute path.

augroup yuanyin
  autocmd!
  autocmd User LspSetup call LspAddServer([#{
        \ name: 'yuanyin',
        \ filetype: ['markdown', 'text', 'tex', 'plaintex', 'asciidoc', 'typst', 'rst', 'org', 'html'],
        \ path: 'yuanyin',
        \ args: [],
        \ rootSearch: ['.yuanyin.toml', '.git/'],
        \ workspaceConfig: #{yuanyin: #{inlayHints: 'words'}},
        \ }])
  autocmd User LspAttached call s:on_attached()
augroup END

function! s:on_attached() abort
  nnoremap <buffer> K :LspHover<CR>
  nnoremap <buffer> gd :LspGotoDefinition<CR>
  nnoremap <buffer> gr :LspShowReferences<CR>
  nnoremap <buffer> ga :LspCodeAction<CR>
endfunction
