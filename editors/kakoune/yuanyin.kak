# 援引：在 kakrc 里于 `eval %sh{kak-lsp}` 之后、`lsp-enable` 之前 `source` 本文件。
# Yuanyin: `source` this file in kakrc after `eval %sh{kak-lsp}` and before `lsp-enable`.
#
# kak-lsp 在一个文件的某个服务器不能启动时整个放弃，所以下面只在装有其他服务器时才加上它们。
# kak-lsp gives up a file when one of its servers cannot be started, hence the others are added
# only where they are installed.

remove-hooks global lsp-filetype-(markdown|latex|typst|html)

hook -group lsp-filetype-yuanyin global BufCreate .*[.](txt|text) %{ set-option buffer filetype plain }
hook -group lsp-filetype-yuanyin global BufCreate .*[.]org %{ set-option buffer filetype org }

hook -group lsp-filetype-yuanyin global BufSetOption filetype=(?:markdown|latex|asciidoc|restructuredtext|org|html|typst|plain) %{
    set-option buffer lsp_servers %{
        [yuanyin]
        command = "yuanyin"
        root_globs = [".yuanyin.toml", ".git", ".hg"]
        settings_section = "yuanyin"
        # 设置，见 README “Settings”。 / Settings, see README, “Settings”.
        [yuanyin.settings.yuanyin]
        inlayHints = "words"
    }
    evaluate-commands %sh{
        beside() {
            command -v "$1" >/dev/null && printf 'set-option -add buffer lsp_servers "\n[%s]\nargs = [%s]\nroot_globs = [''.git'', ''.hg'']\n"\n' "$1" "$2"
        }
        case "$kak_opt_filetype" in
            markdown) beside marksman "'server'" ;;
            latex) beside texlab "" ;;
            typst) beside tinymist "'lsp'" ;;
            html) beside vscode-html-language-server "'--stdio'" ;;
        esac
        true
    }
}
