"""A session with the server by a client that this project did not write.

pytest-lsp reads every message with types made from LSP's meta-model and compares what the server
sends with what real editors have said they can do. A message that does not fit either is a failure.
"""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

EDITORS = ["neovim@0.11.0", "visual-studio-code@1.65.2", "emacs@29.1"]
URI = "untitled:Untitled-1"
DRAFT = """\
# 关于技术援助的意见 𠮷

建立网络，见A部分 七.20（CTOC/COP/WG.2/2013/5，第24段）；另见七.45。

决议 3/4 有误，参见九.19-18。又见七.
"""

pytestmark = pytest.mark.filterwarnings("error::pytest_lsp.LspSpecificationWarning")


@pytest_lsp.fixture(
    params=EDITORS,
    config=ClientServerConfig(server_command=[os.environ["YUANYIN"], "lsp"]),
)
async def client(request, lsp_client: LanguageClient):
    editor = request.param

    # Editors that can watch files are asked to; the client library leaves the answer to its user.
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(_: types.RegistrationParams) -> None:
        return None

    await lsp_client.initialize_session(
        types.InitializeParams(
            process_id=os.getpid(),
            capabilities=client_capabilities(editor),
            root_uri=None,
            locale="en",
        )
    )
    yield
    await lsp_client.shutdown_session()
    assert lsp_client.messages == [], "nothing is complained of"


def opened(client: LanguageClient, uri: str, text: str) -> types.TextDocumentIdentifier:
    document = types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
    return types.TextDocumentIdentifier(uri=uri)


def place(client: LanguageClient, text: str, words: str, behind: bool = False) -> types.Position:
    """Where some words begin (or end), in the columns that were agreed upon."""
    offset = text.index(words) + (len(words) if behind else 0)
    line_start = text.rfind("\n", 0, offset) + 1
    before = text[line_start:offset]
    return types.Position(line=text.count("\n", 0, offset), character=columns(client, before))


def columns(client: LanguageClient, text: str) -> int:
    general = client.capabilities.general
    offered = general.position_encodings if general else None
    if types.PositionEncodingKind.Utf8 in (offered or []):
        return len(text.encode("utf-8"))
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.asyncio
async def test_a_drafters_session(client: LanguageClient):
    document = opened(client, URI, DRAFT)
    if client.capabilities.text_document.diagnostic:
        report = await client.text_document_diagnostic_async(types.DocumentDiagnosticParams(text_document=document))
        found = report.items
    else:
        while URI not in client.diagnostics:
            await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        found = client.diagnostics[URI]
    codes = [diagnostic.code for diagnostic in found]
    assert codes == ["no-such-provision", "wrong-kind", "reversed-range"]

    at = place(client, DRAFT, "七.20")
    hover = await client.text_document_hover_async(types.HoverParams(document, at))
    assert "A.七.20" in hover.contents.value
    assert hover.range.start == place(client, DRAFT, "A部分 七.20")

    definition = await client.text_document_definition_async(types.DefinitionParams(document, at))
    target = definition[0] if isinstance(definition, list) else definition
    uri = getattr(target, "target_uri", None) or target.uri
    assert uri.endswith("/zh/part-a.md")

    highlights = await client.text_document_document_highlight_async(types.DocumentHighlightParams(document, at))
    assert len(highlights) == 2

    links = await client.text_document_document_link_async(types.DocumentLinkParams(document))
    assert [link.target for link in links] == ["https://undocs.org/CTOC/COP/WG.2/2013/5"]

    completion = await client.text_document_completion_async(
        types.CompletionParams(document, place(client, DRAFT, "又见七.", behind=True))
    )
    edit = completion.items[0].text_edit
    assert edit.range.start == place(client, DRAFT, "七.\n")
    resolved = await client.completion_item_resolve_async(completion.items[0])
    documentation = resolved.documentation
    assert "A.七.1" in (documentation if isinstance(documentation, str) else documentation.value)

    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, whole, types.CodeActionContext(diagnostics=list(found)))
    )
    titles = [action.title for action in actions]
    assert any("决定 3/4" in title for title in titles), titles
    if client.capabilities.text_document.code_action.resolve_support:
        for action in actions:
            if action.edit is None:
                resolved = await client.code_action_resolve_async(action)
                assert resolved.edit is not None or resolved.data is None

    hints = await client.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
    assert hints is not None
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    assert len(tokens.data) % 5 == 0 and tokens.data

    # The compilation, as the definition opens it.
    text = pathlib.Path(uri.removeprefix("file://")).read_text(encoding="utf-8")
    compilation = opened(client, uri, text)
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(compilation))
    assert symbols[0].name == "一"
    folds = await client.text_document_folding_range_async(types.FoldingRangeParams(compilation))
    assert folds

    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(uri=URI, version=2),
            [types.TextDocumentContentChangeWholeDocument("没有援引。")],
        )
    )
    client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    gone = await client.text_document_hover_async(types.HoverParams(document, at))
    assert gone is None
