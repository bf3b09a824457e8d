import Reporting
import SourceText
import TOML

@testable import Driver
@testable import Findings
@testable import RuleEngine

/// What people write beside their code: TOML, configurations, packs, baselines and comments that suppress.
nonisolated(unsafe) let documents = [
    Surface(name: "toml", read: readTOML),
    Surface(name: "configuration", read: readConfiguration),
    Surface(name: "pack", read: readPack),
    Surface(name: "baseline", read: readBaseline),
    Surface(name: "suppressions", read: readSuppressions),
    Surface(name: "suppressed-code", read: readSuppressedCode),
]

private func readTOML(_ bytes: [UInt8]) {
    do throws(TOMLError) {
        let table = try parseTOML(bytes)
        _ = renderTaggedJSON(table)
    } catch {
        check(error.range, in: bytes)
    }
}

private func check(_ range: ByteRange, in bytes: [UInt8]) {
    if range.start > range.end || range.end > bytes.count { fail("\(range) lies outside") }
}

/// Told as a user is told it: with its line and a caret.
private func tell(_ problems: [InputProblem], of bytes: [UInt8]) {
    for problem in problems {
        guard let file = problem.file else { continue }
        check(file.range, in: bytes)
        _ = LineTable(bytes).position(at: file.range.start, in: bytes)
    }
}

let loaded = LoadedRules.builtin()

private func readConfiguration(_ bytes: [UInt8]) {
    for name in ConfigurationFile.names {
        let file = ConfigurationFile(bytes, path: "/nowhere/\(name)", shownPath: name, isNamed: true)
        guard let file, let table = file.table else { continue }
        var decoder = ConfigurationDecoder(file, loaded.catalogue)
        let configuration = decoder.decode(table)
        tell(decoder.problems, of: bytes)
        _ = configuration
    }
}

private func readPack(_ bytes: [UInt8]) {
    let (rules, errors) = RuleSet.load([PackSource(path: "own/own-rule.toml", bytes: bytes)])
    for error in errors { check(error.range, in: bytes) }
    guard errors.isEmpty else { return }
    // A pack that is taken can be used.
    _ = analyse(smallProgram, rules: rules, settings: AnalysisSettings())
}

private func readBaseline(_ bytes: [UInt8]) {
    do throws(BaselineText.Mistake) {
        let baseline = try BaselineText.read(bytes)
        let text = BaselineText.bytes(of: baseline)
        let again = try BaselineText.read(text)
        if again.entries != baseline.entries { fail("a baseline that was written reads otherwise") }
        if BaselineText.bytes(of: again) != text { fail("a baseline is written otherwise the second time") }
    } catch {
        check(error.range, in: bytes)
    }
}

private func readSuppressions(_ bytes: [UInt8]) {
    for (opening, closing) in [("# ", ""), ("// ", ""), ("/* ", " */"), ("", "")] {
        let comment = Array(opening.utf8) + bytes + Array(closing.utf8)
        switch Directive(in: comment, comment: ByteRange(0, UInt32(comment.count))) {
        case .suppression(let suppression):
            check(suppression.range, in: comment)
            for rule in suppression.rules { check(rule.range, in: comment) }
        case .malformed(let problem): check(problem.range, in: comment)
        case nil: break
        }
    }
}

/// Behind a file in which there is something to suppress: it is looked through and written to.
private func readSuppressedCode(_ bytes: [UInt8]) {
    for (language, code) in smallSources.enumerated() {
        let mark = language == 0 ? "#" : "//"
        let text = Array(code.replacing("MARK", with: mark).utf8) + Array("\(mark) ".utf8) + bytes
        var reader = SourceReader(Language.all)
        guard let facts = reader.facts(of: text, language: language) else { continue }
        let name = Language.all[language].name
        let file = AnalysedFile(
            path: "tools/own.\(Language.all[language].endings[0])", language: name, facts: facts)
        let found = analyse([file], rules: loaded.rules, settings: AnalysisSettings()).findings
        guard !found.isEmpty,
            var writer = SuppressionWriter(
                reader.bytes, language: language, reason: "known", rules: loaded.catalogue.infos,
                reader: reader)
        else { continue }
        _ = writer.add(found)
        if writer.bytes.count < reader.bytes.count { fail("suppressing takes code away") }
    }
}

/// A text of each language in which there is something to be found.
private let smallSources = [
    """
    from crewai.tools import BaseTool
    from app.core.database import AsyncSessionLocal
    class LookupTool(BaseTool):
        async def _arun(self, key):
            async with AsyncSessionLocal() as db:
                await db.commit()

    """,
    """
    import SwiftData
    final class SeasonViewModel {
        func load() throws {
            let context = ModelContext(container)
            try context.save()
        }
    }

    """,
]

/// Both of them as a program.
let smallProgram: [AnalysedFile] = {
    var reader = SourceReader(Language.all)
    return smallSources.indices.compactMap { language in
        reader.facts(of: Array(smallSources[language].utf8), language: language).map {
            AnalysedFile(
                path: "tools/own.\(Language.all[language].endings[0])", language: Language.all[language].name,
                facts: $0)
        }
    }
}()
