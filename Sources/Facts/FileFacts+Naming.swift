import SourceText

extension FileFacts {
    /// The functions in whose own operations a name, an attribute or a short string is one of the wanted symbols,
    /// in source order.
    /// - Parameter isWanted: by symbol; symbols beyond its end are not wanted.
    public func functions(naming isWanted: [Bool]) -> [Int] {
        let firstOp = first(.ops)
        let kinds = (
            name: UInt32(OpKind.name.rawValue), attribute: UInt32(OpKind.attribute.rawValue),
            string: UInt32(OpKind.string.rawValue)
        )
        return words.withUnsafeBufferPointer { words in
            isWanted.withUnsafeBufferPointer { isWanted in
                (0..<functionCount).filter { id in
                    let base = first(.functions) + id * Section.functions.stride
                    var word = firstOp + Int(words[base + 9]) * 4
                    let end = word + Int(words[base + 10]) * 4
                    while word < end {
                        let kind = words[word] & 0xFF
                        let symbol: UInt32
                        if kind == kinds.attribute {
                            symbol = words[word + 3]
                        } else if kind == kinds.name || kind == kinds.string {
                            symbol = words[word + 2]
                        } else {
                            symbol = .max
                        }
                        if symbol < isWanted.count, isWanted[Int(symbol)] { return true }
                        word += 4
                    }
                    return false
                }
            }
        }
    }
}

extension FileFacts {
    /// What is true of each symbol by the hash of its string.
    public func bySymbol(_ isTrue: (UInt32) -> Bool) -> [Bool] {
        let (start, stride) = (first(.symbols) + 2, Section.symbols.stride)
        return words.withUnsafeBufferPointer { words in
            [Bool](unsafeUninitializedCapacity: symbolCount) { buffer, count in
                for index in 0..<symbolCount { buffer[index] = isTrue(words[start + index * stride]) }
                count = symbolCount
            }
        }
    }

    /// The symbol whose string has a hash; nil where there is none.
    public func symbol(hashed hash: UInt32) -> Symbol? {
        let (start, stride) = (first(.symbols) + 2, Section.symbols.stride)
        let count = symbolCount
        return words.withUnsafeBufferPointer { words in
            (0..<count).first { words[start + $0 * stride] == hash }.map { Symbol(rawValue: UInt32($0)) }
        }
    }

    /// The attributes that a function assigns, of whatever object, as often as it does.
    public func assignedMembers(in function: Int) -> [Symbol] {
        let base = first(.functions) + function * Section.functions.stride
        let start = first(.ops) + Int(words[base + 9]) * 4
        let count = Int(words[base + 10])
        let (store, attribute) = (UInt32(OpKind.store.rawValue), UInt32(OpKind.attribute.rawValue))
        var result: [Symbol] = []
        words.withUnsafeBufferPointer { words in
            for index in 0..<count where words[start + index * 4] & 0xFF == store {
                let target = Int(words[start + index * 4 + 2])
                guard target < count, words[start + target * 4] & 0xFF == attribute else { continue }
                result.append(Symbol(rawValue: words[start + target * 4 + 3]))
            }
        }
        return result
    }

    /// The name of a type alone.
    /// - Precondition: `id` is below `typeCount`.
    public func typeName(_ id: Int) -> Symbol { Symbol(rawValue: word(.types, id, 0)) }

    /// The name that an import brings alone; none for `import a.b`.
    /// - Precondition: `id` is below `importCount`.
    public func importedName(_ id: Int) -> Symbol { Symbol(rawValue: word(.imports, id, 1)) }

    /// The module that an import names alone.
    /// - Precondition: `id` is below `importCount`.
    public func importedModule(_ id: Int) -> Symbol { Symbol(rawValue: word(.imports, id, 0)) }
}

extension FileFacts {
    /// The type in which a function stands, through the functions around it.
    public func type(around function: Int) -> Int? {
        var current: Int? = function
        while let id = current {
            let fact = self.function(id)
            if let type = fact.type { return type }
            current = fact.parent
        }
        return nil
    }

    /// Whether a function stands in another one, or is it.
    public func isInside(_ inner: Int, of outer: Int) -> Bool {
        var current: Int? = inner
        while let function = current, function >= outer {
            if function == outer { return true }
            current = self.function(function).parent
        }
        return false
    }

    /// By function: one more than the last function that stands in it, or than itself.
    public func innerEnds() -> [Int32] {
        var ends = (0..<functionCount).map { Int32(truncatingIfNeeded: $0 + 1) }
        for id in (0..<functionCount).reversed() {
            guard let parent = function(id).parent, parent < id else { continue }
            ends[parent] = max(ends[parent], ends[id])
        }
        return ends
    }

    /// The dotted path of a type, where there is one.
    public func path(ofType id: Int?) -> String? { id.map { string(type($0).path) } }

    /// Whether the last name of one of a function's decorators is this one; calls of decorators have none.
    public func isDecorated(_ fact: FunctionFact, by name: StaticString) -> Bool {
        guard fact.decorators != .max, let parent = fact.parent else { return false }
        let body = Body(self, function: parent)
        return list(fact.decorators).contains { value in
            let op = body[Value(value)]
            let symbol = op.lastName
            return withBytes(of: symbol) { bytes in name.withUTF8Buffer { $0.elementsEqual(bytes) } }
        }
    }

    /// Whether a method is read like an attribute, by its decorator.
    public func isProperty(_ fact: FunctionFact) -> Bool {
        isDecorated(fact, by: "property") || isDecorated(fact, by: "cached_property")
    }
}
