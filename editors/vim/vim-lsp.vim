" 援引：装有 vim-lsp 时在 vimrc 里 source 本文件。 / With vim-lsp: source this file in vimrc.
" 补全随输入出现还需 asyncomplete.vim 和 asyncomplete-lsp.vim；否则用 Ctrl-X Ctrl-O。
" For completion while typing add asyncomplete.vim and asyncomplete-lsp.vim; else Ctrl-X Ctrl-O.

augroup yuanyin
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
        \ 'name': 'yuanyin',
        \ 'cmd': {server_info -> ['yuanyin']},
        \ 'allowlist': ['markdown', 'text', 'tex', 'plaintex', 'asciidoc', 'typst', 'rst', 'org', 'html'],
        \ 'root_uri': {server_info -> lsp#utils#path_to_uri(
        \   lsp#utils#find_nearest_parent_file_directory(
        \     lsp#utils#get_buffer_path(), ['.yuanyin.toml', '.git/']))},
        \ 'workspace_config': {'yuanyin': {'inlayHints': 'words'}},
        \ })
  autocmd User lsp_buffer_enabled call s:on_buffer_enabled()
augroup END

function! s:on_buffer_enabled() abort
  setlocal omnifunc=lsp#complete
  nmap <buffer> K <plug>(lsp-hover)
  nmap <buffer> gd <plug>(lsp-definition)
  nmap <buffer> gr <plug>(lsp-references)
  nmap <buffer> ga <plug>(lsp-code-action)
endfunction
