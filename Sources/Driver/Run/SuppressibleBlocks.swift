import Facts
import Findings
import SourceText

/// What a suppression that stands alone on the line above covers as a whole: declarations, and expressions of
/// several lines. In source order.
func suppressibleBlocks(_ facts: FileFacts, _ lines: LineTable) -> [FileDirectives.Block] {
    var blocks: Set<FileDirectives.Block> = []
    for id in 0..<facts.functionCount {
        let function = facts.function(id)
        if function.kind == .function || function.kind == .initializer || function.kind == .accessor {
            blocks.insert(block(from: function.start, to: function.range))
        }
        let body = Body(facts, function: id)
        for index in 0..<body.count {
            let range = body[index].range
            guard body.kind(index).isStatementLike, lines.line(at: range.start) != lines.line(at: range.end)
            else {
                continue
            }
            blocks.insert(FileDirectives.Block(range: range, header: range.start))
        }
    }
    for id in 0..<facts.typeCount {
        let type = facts.type(id)
        blocks.insert(block(from: type.start, to: type.range))
    }
    for id in 0..<facts.importCount {
        let statement = facts.importFact(id).statement
        blocks.insert(FileDirectives.Block(range: statement, header: statement.start))
    }
    return blocks.sorted { ($0.range, $0.header) < ($1.range, $1.header) }
}

private func block(from start: UInt32, to range: ByteRange) -> FileDirectives.Block {
    FileDirectives.Block(range: ByteRange(min(start, range.start), range.end), header: range.start)
}

extension OpKind {
    /// Whether code of this kind may fill a statement of several lines.
    fileprivate var isStatementLike: Bool {
        switch self {
        case .call, .await, .yield, .return, .raise, .store, .collection, .operation, .either, .opaque: true
        default: false
        }
    }
}
