import Findings
import SourceText
import TOML

/// Reads the tables of one pack file and notes what is wrong with them, each with its place and a way out.
///
/// Reading goes on after an error, so that an author sees all of them at once.
struct PackReader {
    let path: String
    var errors: [PackError] = []

    init(path: String) {
        self.path = path
    }

    mutating func report(_ range: ByteRange, _ message: String, help: String? = nil) {
        errors.append(PackError(path: path, range: range, message: message, help: help))
    }

    /// Notes every key of a table that nobody reads.
    mutating func check(_ table: TOMLTable, _ keys: [String], in place: String) {
        for entry in table.entries where !keys.contains(entry.key) {
            report(
                entry.keyRange, "unknown key `\(entry.key)` in \(place)",
                help: suggestion(for: entry.key, among: keys))
        }
    }

    mutating func wrongType(_ value: TOMLValue, _ key: String, _ wanted: String) {
        report(value.range, "`\(key)` must be \(wanted), not \(article(value.typeName))")
    }

    mutating func string(_ table: TOMLTable, _ key: String) -> String? {
        guard let value = table[key] else { return nil }
        if value.string == nil { wrongType(value, key, "a string") }
        return value.string
    }

    /// A string that has to be there.
    mutating func requiredString(_ table: TOMLTable, _ key: String, in place: String) -> String? {
        guard table[key] != nil else {
            report(table.range, "\(place) has no `\(key)`", help: "add `\(key) = \"…\"`")
            return nil
        }
        return string(table, key)
    }

    mutating func boolean(_ table: TOMLTable, _ key: String) -> Bool {
        guard let value = table[key] else { return false }
        if value.boolean == nil { wrongType(value, key, "true or false") }
        return value.boolean ?? false
    }

    /// A place in a list, counted from 1, which is also what holds where the key is missing.
    mutating func ordinal(_ table: TOMLTable, _ key: String) -> Int {
        guard let value = table[key] else { return 1 }
        guard let number = value.integer, number >= 1, number < 256 else {
            wrongType(value, key, "a number from 1")
            return 1
        }
        return Int(number)
    }

    /// The strings of a list, with their places; empty where there is none.
    mutating func strings(_ table: TOMLTable, _ key: String) -> [(text: String, range: ByteRange)] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else {
            wrongType(value, key, "a list of strings")
            return []
        }
        return array.compactMap { element in
            guard let text = element.string else {
                wrongType(element, key, "a list of strings")
                return nil
            }
            return (text, element.range)
        }
    }

    mutating func texts(_ table: TOMLTable, _ key: String) -> [String] { strings(table, key).map(\.text) }

    /// The words of a list, each of which must be one of a closed set.
    mutating func words<Word>(
        _ table: TOMLTable, _ key: String, among known: [String], as what: String, _ make: (String) -> Word?
    ) -> [Word] {
        strings(table, key).compactMap { text, range in
            guard let word = make(text) else {
                report(range, "unknown \(what) `\(text)`", help: suggestion(for: text, among: known))
                return nil
            }
            return word
        }
    }

    /// A word of a closed set.
    mutating func word<Word>(
        _ table: TOMLTable, _ key: String, among known: [String], as what: String, _ make: (String) -> Word?
    ) -> Word? {
        guard let text = string(table, key) else { return nil }
        if let word = make(text) { return word }
        report(
            table[key]?.range ?? table.range, "unknown \(what) `\(text)`",
            help: suggestion(for: text, among: known))
        return nil
    }

    /// A table, or the tables of a list of tables.
    mutating func tables(_ table: TOMLTable, _ key: String) -> [TOMLTable] {
        guard let value = table[key] else { return [] }
        if let single = value.table { return [single] }
        guard let array = value.array, array.allSatisfy({ $0.table != nil }) else {
            wrongType(value, key, "a table, or a list of tables")
            return []
        }
        return array.compactMap(\.table)
    }
}

/// `a string`, `an array`.
func article(_ noun: String) -> String {
    (noun.first.map { "aeiou".contains($0) } ?? false ? "an " : "a ") + noun
}

/// What a wrong word may have been meant to be, or what there is.
func suggestion(for word: String, among known: [String]) -> String? {
    let best = known.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    if let best, best.1 <= max(2, word.utf8.count / 3) { return "did you mean `\(best.0)`?" }
    guard !known.isEmpty, known.count <= 24 else { return nil }
    return "known are " + known.map { "`\($0)`" }.joined(separator: ", ")
}

/// How many letters have to be added, taken away or changed.
private func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8.prefix(64)), Array(right.utf8.prefix(64)))
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for (column, other) in right.enumerated() {
            let change = diagonal + (letter == other ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(change, diagonal + 1, row[column] + 1)
        }
    }
    return row[right.count]
}
