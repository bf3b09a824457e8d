import SourceText

/// The tables of a document while it is being read, and the rules about who may add to which of them.
///
/// A table is named once: by its header, by dotted keys of one section, or by its braces. Only a table that so far
/// is merely implied, as `a` is by `[a.b]`, can still be named. Inline tables and bracketed arrays come here as
/// finished values, so nothing can be added to them.
struct TableBuilder {
    typealias TableID = Int

    /// One part of a key as written.
    struct KeyPart {
        var text: String
        var range: ByteRange
    }

    /// A key as written: one part, or several with dots between them.
    struct Key {
        var parents: [KeyPart] = []
        var last: KeyPart
    }

    /// How many tables and arrays may lie inside each other, so that nobody's recursion over a parsed document,
    /// down to the release of its memory, can run out of stack.
    static let depthLimit = 128

    let root: TableID = 0
    let bytes: [UInt8]
    private var nodes: [Node]
    /// Where the keys of the larger tables stand; the smaller ones are searched.
    private var places: [Place: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        nodes = [Node(standing: .named, depth: 0, range: byteRange(0, bytes.count))]
    }

    /// A table, or an array of tables.
    private struct Node {
        var standing: Standing
        /// The number of tables and arrays around it.
        var depth: Int
        var range: ByteRange
        var entries: [Slot] = []
        /// The elements, if this is an array of tables.
        var elements: [TableID] = []
    }

    private enum Standing {
        /// Mentioned by the header of a table inside it.
        case implied
        /// Made by dotted keys.
        case dotted
        /// The root, an inline table, or a table with its own header.
        case named
    }

    struct Slot {
        var key: String
        var keyRange: ByteRange
        var content: Content
    }

    enum Content {
        case value(TOMLValue)
        case table(TableID)
        case arrayOfTables(TableID)
    }

    private struct Place: Hashable {
        var table: TableID
        var key: ExactKey
    }

    /// The number of tables and arrays around a table.
    func depth(of table: TableID) -> Int { nodes[table].depth }

    /// A table in braces, which is `finish`ed when its closing brace is read.
    mutating func makeInlineTable(depth: Int, at offset: Int) -> TableID {
        append(Node(standing: .named, depth: depth, range: byteRange(offset, offset)))
    }

    /// The table of a `[header]`.
    mutating func openTable(_ key: Key, header: ByteRange) throws(TOMLError) -> TableID {
        let parent = try walk(headerPath: key.parents)
        let last = key.last
        guard let position = position(of: last, in: parent) else {
            return try addTable(last, to: parent, standing: .named, range: header)
        }
        let slot = nodes[parent].entries[position]
        guard case .table(let table) = slot.content else { throw notATable(last, slot) }
        switch nodes[table].standing {
        case .implied: break
        case .named:
            throw conflict(last, slot, "already has a header", "put all its keys under one header")
        case .dotted:
            throw conflict(last, slot, "is already defined by dotted keys", "put all its keys there")
        }
        nodes[table].standing = .named
        nodes[table].range = header
        nodes[parent].entries[position].keyRange = last.range
        return table
    }

    /// The new last element of the array of a `[[header]]`.
    mutating func appendElement(_ key: Key, header: ByteRange) throws(TOMLError) -> TableID {
        let parent = try walk(headerPath: key.parents)
        let last = key.last
        let array: TableID
        if let position = position(of: last, in: parent) {
            let slot = nodes[parent].entries[position]
            switch slot.content {
            case .arrayOfTables(let existing): array = existing
            case .table: throw conflict(last, slot, "is already a single table", "rename one of the two")
            case .value: throw notATable(last, slot)
            }
        } else {
            array = try add(last, to: parent, standing: .named, range: header) { .arrayOfTables($0) }
        }
        let depth = nodes[array].depth + 1
        try checkDepth(depth, at: last.range)
        let element = append(Node(standing: .named, depth: depth, range: header))
        nodes[array].elements.append(element)
        return element
    }

    /// Puts `key = value` into a table.
    mutating func define(_ key: Key, _ value: TOMLValue, in table: TableID) throws(TOMLError) {
        var table = table
        for part in key.parents {
            guard let position = position(of: part, in: table) else {
                table = try addTable(part, to: table, standing: .dotted, range: part.range)
                continue
            }
            let slot = nodes[table].entries[position]
            guard case .table(let next) = slot.content else { throw notATable(part, slot) }
            if nodes[next].standing == .named {
                throw conflict(part, slot, "already has a header", "put this key under that header")
            }
            nodes[next].standing = .dotted
            table = next
        }
        if let position = position(of: key.last, in: table) {
            let slot = nodes[table].entries[position]
            throw conflict(key.last, slot, "is already defined", "remove or rename one of the two")
        }
        addSlot(key.last, to: table, .value(value))
    }

    /// A table in braces that ends before the byte at `end`.
    mutating func finish(_ table: TableID, endingAt end: Int) -> TOMLTable {
        nodes[table].range.end = byteRange(end, end).end
        return finish(table)
    }

    /// The table as a value. It takes the entries out, so nothing may be added afterwards.
    mutating func finish(_ table: TableID) -> TOMLTable {
        let slots = nodes[table].entries
        nodes[table].entries = []
        var entries: [TOMLTable.Entry] = []
        entries.reserveCapacity(slots.count)
        for slot in slots {
            entries.append(
                TOMLTable.Entry(key: slot.key, keyRange: slot.keyRange, value: finish(slot.content)))
        }
        return TOMLTable(entries: entries, range: nodes[table].range)
    }

    private mutating func finish(_ content: Content) -> TOMLValue {
        switch content {
        case .value(let value): return value
        case .table(let table): return TOMLValue(.table(finish(table)), range: nodes[table].range)
        case .arrayOfTables(let array):
            var elements: [TOMLValue] = []
            elements.reserveCapacity(nodes[array].elements.count)
            for element in nodes[array].elements {
                elements.append(TOMLValue(.table(finish(element)), range: nodes[element].range))
            }
            return TOMLValue(.array(elements), range: nodes[array].range)
        }
    }
}

extension TableBuilder {
    /// The table that a header's last part belongs to. An array of tables stands for its last element.
    private mutating func walk(headerPath path: [KeyPart]) throws(TOMLError) -> TableID {
        var table = root
        for part in path {
            guard let position = position(of: part, in: table) else {
                table = try addTable(part, to: table, standing: .implied, range: part.range)
                continue
            }
            let slot = nodes[table].entries[position]
            switch slot.content {
            case .table(let next): table = next
            case .arrayOfTables(let array): table = nodes[array].elements.last ?? array
            case .value: throw notATable(part, slot)
            }
        }
        return table
    }

    private func position(of part: KeyPart, in table: TableID) -> Int? {
        let key = ExactKey(part.text)
        if nodes[table].entries.count <= smallTableCount {
            return nodes[table].entries.firstIndex { ExactKey($0.key) == key }
        }
        return places[Place(table: table, key: key)]
    }

    private mutating func addTable(
        _ part: KeyPart, to parent: TableID, standing: Standing, range: ByteRange
    ) throws(TOMLError) -> TableID {
        try add(part, to: parent, standing: standing, range: range) { .table($0) }
    }

    private mutating func add(
        _ part: KeyPart, to parent: TableID, standing: Standing, range: ByteRange,
        as content: (TableID) -> Content
    ) throws(TOMLError) -> TableID {
        let depth = nodes[parent].depth + 1
        try checkDepth(depth, at: part.range)
        let node = append(Node(standing: standing, depth: depth, range: range))
        addSlot(part, to: parent, content(node))
        return node
    }

    private mutating func addSlot(_ part: KeyPart, to table: TableID, _ content: Content) {
        nodes[table].entries.append(Slot(key: part.text, keyRange: part.range, content: content))
        let count = nodes[table].entries.count
        guard count > smallTableCount else { return }
        for position in (count == smallTableCount + 1 ? 0 : count - 1)..<count {
            places[Place(table: table, key: ExactKey(nodes[table].entries[position].key))] = position
        }
    }

    private mutating func append(_ node: Node) -> TableID {
        nodes.append(node)
        return nodes.count - 1
    }

    func checkDepth(_ depth: Int, at range: ByteRange) throws(TOMLError) {
        guard depth > Self.depthLimit else { return }
        throw TOMLError(
            range: range,
            message: "tables and arrays nest deeper than \(Self.depthLimit) levels here; flatten them")
    }
}
