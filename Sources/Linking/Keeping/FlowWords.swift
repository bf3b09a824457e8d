import Facts
import SourceText

/// Lays the flow of a file out as words, and reads it again.
///
/// What is read may be anybody's: whatever does not fit the file and the program it is read for is refused.
struct FlowWriter {
    private(set) var words: [UInt32] = []
    /// Where in the source something stands is left out, so that what comes of it can be compared but not read.
    var leavesOutPlaces = false

    mutating func add(_ word: UInt32) { words.append(word) }
    mutating func add(_ number: Int) { words.append(UInt32(truncatingIfNeeded: number)) }

    mutating func add(_ number: UInt64) {
        words.append(UInt32(truncatingIfNeeded: number >> 32))
        words.append(UInt32(truncatingIfNeeded: number))
    }

    mutating func add(_ range: Range<Int>) {
        add(range.lowerBound)
        add(range.count)
    }

    mutating func add(_ range: ByteRange) {
        guard !leavesOutPlaces else { return }
        add(range.start)
        add(range.end)
    }

    mutating func add(_ function: FunctionRef?) {
        add(function.map { UInt32(bitPattern: $0.file) } ?? .max)
        add(function.map { UInt32(bitPattern: $0.function) } ?? .max)
    }

    mutating func add(_ type: TypeRef?) {
        add(type.map { UInt32(bitPattern: $0.file) } ?? .max)
        add(type.map { UInt32(bitPattern: $0.type) } ?? .max)
    }

    mutating func add(_ condition: FlowCondition?) {
        guard let condition else { return add(UInt32(0)) }
        let flags: UInt32 = 1 | (condition.isPositive ? 2 : 0) | (condition.isPresence ? 4 : 0)
        add(flags | UInt32(condition.parameter) << 16)
        add(condition.keyword)
    }

    mutating func add(_ given: Given) {
        add(UInt32(given.kind.rawValue) | UInt32(given.path.count) << 8)
        add(given.number)
        for index in 0..<Int(given.path.count) { add(given.path[index]) }
    }

    mutating func add<Element>(_ list: [Element], _ body: (inout FlowWriter, Element) -> Void) {
        add(list.count)
        for element in list { body(&self, element) }
    }
}

struct FlowReader {
    private let words: ArraySlice<UInt32>
    private var index: Int
    private let end: Int
    let program: Program
    /// The file whose flow is read.
    let file: Int

    /// The words are not what a writer lays out.
    struct Unsound: Error {}

    init(_ words: ArraySlice<UInt32>, _ program: Program, file: Int) {
        self.words = words
        index = words.startIndex
        self.program = program
        self.file = file
        end = words.endIndex
    }

    var isAtEnd: Bool { index == end }
    /// What was not read yet.
    var rest: ArraySlice<UInt32> { words[index...] }
    var facts: FileFacts { program.files[file].facts }

    mutating func word() throws(Unsound) -> UInt32 {
        guard index < end else { throw Unsound() }
        defer { index += 1 }
        return words[index]
    }

    mutating func number() throws(Unsound) -> Int { Int(try word()) }
    mutating func wide() throws(Unsound) -> UInt64 { UInt64(try word()) << 32 | UInt64(try word()) }

    /// A number below a bound.
    mutating func number(below bound: Int) throws(Unsound) -> Int {
        let number = Int(try word())
        guard number < bound else { throw Unsound() }
        return number
    }

    /// Indices of a list that has so many elements.
    mutating func range(within count: Int) throws(Unsound) -> Range<Int> {
        let (start, length) = (Int(try word()), Int(try word()))
        guard start <= count, length <= count - start else { throw Unsound() }
        return start..<start + length
    }

    mutating func byteRange() throws(Unsound) -> ByteRange {
        let (start, end) = (try word(), try word())
        guard start <= end, end <= facts.byteCount else { throw Unsound() }
        return ByteRange(start, end)
    }

    mutating func function() throws(Unsound) -> FunctionRef? {
        let (file, id) = (try word(), try word())
        if file == .max, id == .max { return nil }
        guard file < program.files.count, id < program.files[Int(file)].facts.functionCount else {
            throw Unsound()
        }
        return FunctionRef(file: Int(file), function: Int(id))
    }

    mutating func type() throws(Unsound) -> TypeRef? {
        let (file, id) = (try word(), try word())
        if file == .max, id == .max { return nil }
        guard file < program.files.count, id < program.files[Int(file)].facts.typeCount else {
            throw Unsound()
        }
        return TypeRef(file: Int(file), type: Int(id))
    }

    mutating func flag() throws(Unsound) -> Bool { try number(below: 2) == 1 }

    mutating func condition() throws(Unsound) -> FlowCondition? {
        let flags = try word()
        if flags == 0 { return nil }
        guard flags & 1 == 1, flags & 0xFFF8 == 0 else { throw Unsound() }
        return FlowCondition(
            parameter: UInt16(truncatingIfNeeded: flags >> 16), isPositive: flags & 2 != 0,
            isPresence: flags & 4 != 0, keyword: try word())
    }

    /// - Parameter calls: how many calls the flow has.
    mutating func given(calls: Int) throws(Unsound) -> Given {
        let head = try word()
        guard let kind = Given.Kind(rawValue: UInt8(truncatingIfNeeded: head)), head >> 8 <= 3 else {
            throw Unsound()
        }
        let number = try word()
        switch kind {
        case .result, .object: guard number < calls else { throw Unsound() }
        case .captured: guard number < facts.symbolCount else { throw Unsound() }
        default: break
        }
        var path = AttributePath()
        for _ in 0..<(head >> 8) {
            guard let longer = path.appending(try word()) else { throw Unsound() }
            path = longer
        }
        return Given(kind, number, path)
    }

    mutating func list<Element>(
        _ body: (inout FlowReader) throws(Unsound) -> Element
    ) throws(Unsound) -> [Element] {
        // Every element takes a word at least.
        let count = Int(try word())
        guard count <= end - index else { throw Unsound() }
        var result: [Element] = []
        result.reserveCapacity(count)
        for _ in 0..<count { result.append(try body(&self)) }
        return result
    }
}
