"""Conversations with the language server through a client that is not ours: `pytest-lsp`, which checks what it is sent
against the types of the protocol. `SESSIONLINT` names the program. What is said is compared, and not only that
something is.
"""

import asyncio
import os
import pathlib
import shutil

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import ClientServerConfig, LanguageClient

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOL = os.environ["SESSIONLINT"]
FILE = "app/services/bookings.py"
COMMIT = (31, 18, 34)


@pytest.fixture
def project(tmp_path):
    folder = tmp_path.resolve() / "platform"
    shutil.copytree(ROOT / "Fixtures/projects/platform-before", folder)
    return folder


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[TOOL, "lsp"]))
async def client(lsp_client: LanguageClient):
    yield
    await lsp_client.shutdown_session()


async def begin(client: LanguageClient, project: pathlib.Path, encodings=None, **capabilities):
    general = types.GeneralClientCapabilities(position_encodings=encodings)
    return await client.initialize_session(
        types.InitializeParams(
            process_id=os.getpid(),
            capabilities=types.ClientCapabilities(general=general, **capabilities),
            workspace_folders=[types.WorkspaceFolder(uri=project.as_uri(), name="platform")],
        )
    )


PULLS = {"text_document": types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())}


def opened(client: LanguageClient, path: pathlib.Path, text: str | None = None):
    item = types.TextDocumentItem(path.as_uri(), "python", 1, path.read_text() if text is None else text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    return types.TextDocumentIdentifier(item.uri)


async def pull(client: LanguageClient, document, previous=None):
    params = types.DocumentDiagnosticParams(document, previous_result_id=previous)
    return await client.text_document_diagnostic_async(params)


def found(report, code):
    return [
        (d.range.start.line, d.range.start.character, d.range.end.character)
        for d in report.items
        if d.code == code
    ]


@pytest.mark.asyncio
async def test_pull(client, project):
    result = await begin(client, project, **PULLS)
    assert result.server_info.name == "sessionlint"
    assert result.capabilities.position_encoding == types.PositionEncodingKind.Utf16
    document = opened(client, project / FILE)
    report = await pull(client, document)
    assert found(report, "commit-on-borrowed-session")[0] == COMMIT
    first = next(d for d in report.items if d.code == "commit-through-call")
    assert first.severity == types.DiagnosticSeverity.Error
    assert first.source == "sessionlint"
    assert [
        (i.location.uri.rsplit("/", 1)[-1], i.location.range.start.line + 1, i.message)
        for i in first.related_information[:3]
    ] == [
        ("bookings.py", 42, "`BookingService.cancel` calls `Journal.note`"),
        ("journal.py", 16, "`Journal.note` calls `Journal.keep`"),
        ("journal.py", 19, "`Journal.keep` commits here"),
    ]
    again = await pull(client, document, report.result_id)
    assert again.kind == "unchanged" and again.result_id == report.result_id
    everything = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams([]))
    assert sum(len(item.items) for item in everything.items) == 22
    previous = [types.PreviousResultId(item.uri, item.result_id) for item in everything.items]
    nothing = await client.workspace_diagnostic_async(types.WorkspaceDiagnosticParams(previous))
    assert {item.kind for item in nothing.items} == {"unchanged"}


@pytest.mark.asyncio
@pytest.mark.parametrize("encoding, width", [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
async def test_encodings(client, project, encoding, width):
    """A letter of two bytes and one outside the first plane stand before what is reported."""
    result = await begin(client, project, ["utf-7", encoding], **PULLS)
    assert result.capabilities.position_encoding == encoding
    text = (project / FILE).read_text()
    document = opened(client, project / FILE)
    line = text.splitlines()[31]
    assert line.strip() == "await self.db.commit()"
    at = types.Position(31, len(line) - len(line.lstrip()))
    # Put in as one edit, and looked at through the next.
    for version, new in enumerate(["x(); ", "'ä😀'; "], 2):
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, document.uri),
                [types.TextDocumentContentChangePartial(types.Range(at, at), new)],
            )
        )
    moved = width + 4 + 5
    report = await pull(client, document)
    assert found(report, "commit-on-borrowed-session")[0] == (31, COMMIT[1] + moved, COMMIT[2] + moved)
    # And taken out again behind the letters.
    start = types.Position(31, at.character + width + 4)
    end = types.Position(31, at.character + moved)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(9, document.uri),
            [types.TextDocumentContentChangePartial(types.Range(start, end), "")],
        )
    )
    report = await pull(client, document)
    assert found(report, "commit-on-borrowed-session")[0] == (31, COMMIT[1] + width + 4, COMMIT[2] + width + 4)


@pytest.mark.asyncio
async def test_push_and_other_files(client, project):
    await begin(client, project)
    uri = (project / FILE).as_uri()
    journal = project / "app/core/journal.py"
    opened(client, project / FILE)
    await until(client, uri, lambda items: any(d.code == "commit-through-call" for d in items))
    opened(client, journal, journal.read_text().replace("commit()", "flush()"))
    await until(client, uri, lambda items: items and not any(d.code == "commit-through-call" for d in items))


async def until(client, uri, holds):
    for _ in range(200):
        if holds(client.diagnostics.get(uri, [])):
            return
        await asyncio.sleep(0.05)
    raise AssertionError(client.diagnostics.get(uri))


@pytest.mark.asyncio
async def test_progress(client, project):
    window = types.WindowClientCapabilities(work_done_progress=True)
    await begin(client, project, window=window, **PULLS)
    document = opened(client, project / FILE)
    await pull(client, document)
    reports = [report for reports in client.progress_reports.values() for report in reports]
    kinds = [type(report).__name__ for report in reports]
    assert kinds[0] == "WorkDoneProgressBegin" and "WorkDoneProgressEnd" in kinds
    assert reports[0].title == "SessionLint"


@pytest.mark.asyncio
async def test_cancelled(client, project):
    await begin(client, project, **PULLS)
    document = opened(client, project / FILE)
    await pull(client, document)
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(2, document.uri),
            [types.TextDocumentContentChangeWholeDocument("x = 1\n")],
        )
    )
    pending = asyncio.ensure_future(pull(client, document))
    await asyncio.sleep(0)
    number = next(iter(client.protocol._request_futures))
    client.cancel_request(types.CancelParams(number))
    try:
        report = await pending
    except (JsonRpcException, asyncio.CancelledError) as error:
        assert isinstance(error, asyncio.CancelledError) or error.code == -32800
    else:
        # It was quicker than we were.
        assert not report.items
    assert not (await pull(client, document)).items


@pytest.mark.asyncio
async def test_actions(client, project):
    literals = types.ClientCodeActionLiteralOptions(types.ClientCodeActionKindOptions([]))
    text = types.TextDocumentClientCapabilities(
        diagnostic=types.DiagnosticClientCapabilities(),
        code_action=types.CodeActionClientCapabilities(code_action_literal_support=literals),
    )
    await begin(client, project, text_document=text)
    path = project / "app/services/extra.py"
    path.write_text(
        "from sqlalchemy import select\n\n\n"
        "class ExtraService:\n    def __init__(self, db):\n        self.db = db\n\n"
        "    async def all(self):\n        await self.db.execute(select(1))  # sessionlint: allow(commit-on-borrowed-session): old\n"
    )
    document = opened(client, path)
    report = await pull(client, document)
    unused = next(d for d in report.items if d.code == "suppression-unused")
    assert list(unused.tags) == [types.DiagnosticTag.Unnecessary]
    context = types.CodeActionContext([unused])
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(document, unused.range, context)
    )
    assert actions[0].is_preferred and actions[0].kind == "quickfix"
    assert [a.title for a in actions][1:] == [
        "Add to the baseline",
        "Explain `suppression-unused`",
        "Apply all safe fixes of SessionLint",
    ]
    (edit,) = actions[0].edit.changes[document.uri]
    lines = path.read_text().splitlines()
    row, start, end = edit.range.start.line, edit.range.start.character, edit.range.end.character
    assert edit.range.end.line == row
    assert lines[row][:start] + edit.new_text + lines[row][end:] == "        await self.db.execute(select(1))"
    only = types.CodeActionContext([], only=["source.fixAll"])
    actions = await client.text_document_code_action_async(types.CodeActionParams(document, unused.range, only))
    assert [a.kind for a in actions] == ["source.fixAll.sessionlint"]
    page = await client.workspace_execute_command_async(
        types.ExecuteCommandParams("sessionlint.explainRule", ["suppression-unused"])
    )
    assert page.startswith("# suppression-unused\n")


@pytest.mark.asyncio
async def test_baseline(client, project):
    await begin(client, project, **PULLS)
    document = opened(client, project / FILE)
    report = await pull(client, document)
    item = next(d for d in report.items if d.code == "commit-on-borrowed-session")
    await client.workspace_execute_command_async(
        types.ExecuteCommandParams("sessionlint.addToBaseline", [document.uri, item.data["fingerprint"]])
    )
    assert "commit-on-borrowed-session" in (project / "sessionlint.baseline").read_text()
    report = await pull(client, document)
    hints = [d for d in report.items if d.severity == types.DiagnosticSeverity.Hint]
    assert [d.data for d in hints] == [item.data]


@pytest.mark.asyncio
async def test_hover_and_calls(client, project):
    await begin(client, project, **PULLS)
    document = opened(client, project / FILE)
    here = types.Position(41, 30)
    hover = await client.text_document_hover_async(types.HoverParams(document, here))
    assert "reported: error[commit-through-call]" in hover.contents.value
    assert "`Journal.keep` commits here  app/core/journal.py:19:15" in hover.contents.value
    items = await client.text_document_prepare_call_hierarchy_async(
        types.CallHierarchyPrepareParams(document, here)
    )
    assert [item.name for item in items] == ["app.core.journal.Journal.note"]
    outgoing = await client.call_hierarchy_outgoing_calls_async(
        types.CallHierarchyOutgoingCallsParams(items[0])
    )
    assert [call.to.name for call in outgoing] == ["app.core.journal.Journal.keep"]
    incoming = await client.call_hierarchy_incoming_calls_async(
        types.CallHierarchyIncomingCallsParams(items[0])
    )
    assert "app.services.bookings.BookingService.cancel" in [call.from_.name for call in incoming]
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
    assert {"commits", "rolls back", "commits through 2 calls"} <= {lens.command.title for lens in lenses}
