"""Every sentence that a person reads, in Chinese and English."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "display-name": ("援引：核对对汇编的援引", "Yuanyin: citations of the compilation"),
    "no-server": (
        "援引：服务器没有运行，不核对援引。",
        "Yuanyin: the server is not running; citations are not checked.",
    ),
    "no-server-bundled": (
        "此扩展包不含适用于本平台的服务器。请安装适用于本平台的扩展包。",
        "This package has no server for this platform. Install the package for your platform.",
    ),
    "keeps-ending": (
        "服务器多次意外结束，不再自动启动。请重新启动办公软件；文稿不受影响。",
        "It has ended several times and is not started again. Restart the office; your document is not affected.",
    ),
}


def text(locale: str, name: str, *parts: object) -> str:
    """A sentence in a language, with parts where it has `{}`."""
    chinese, english = WORDS[name]
    return (chinese if locale == "zh" else english).format(*parts)
