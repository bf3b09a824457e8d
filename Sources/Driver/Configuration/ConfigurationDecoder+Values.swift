import Findings
import SourceText
import TOML

/// The values that several keys of a configuration share.
extension ConfigurationDecoder {
    mutating func strings(_ entry: TOMLTable.Entry) -> Setting<[String]>? {
        guard let elements = entry.value.array else {
            wrongType(entry, "an array of strings", example: "\(entry.key) = [\"…\"]")
            return nil
        }
        var values: [String] = []
        for element in elements {
            guard let string = element.string else {
                report(
                    "`\(entry.key)` holds strings, and this is \(article(element.typeName))", element.range,
                    help: "put it in quotation marks")
                continue
            }
            values.append(string)
        }
        return Setting(values, from: file.origin(entry.keyRange))
    }

    mutating func globs(_ entry: TOMLTable.Entry) -> Setting<[String]>? {
        let setting = strings(entry)
        for element in entry.value.array ?? [] {
            if let pattern = element.string { checkGlob(pattern, element.range) }
        }
        return setting
    }

    mutating func checkGlob(_ pattern: String, _ range: ByteRange) {
        let body = pattern.hasPrefix("!") ? String(pattern.dropFirst()) : pattern
        if body.isEmpty || Glob(body) == nil {
            report(
                "the pattern `\(pattern)` can match nothing", range,
                help: "close every `[` with a `]`, and put no `\\` at the end")
        } else if body.hasPrefix("../") || body.hasPrefix("./") || body.contains("/../") {
            report(
                "the pattern `\(pattern)` can match nothing: patterns begin at the configuration's folder",
                range,
                help: "leave `./` out; what is outside of the folder is not analysed")
        }
    }

    mutating func rules(_ entry: TOMLTable.Entry) -> Setting<[String]>? {
        guard var setting = strings(entry) else { return nil }
        for element in entry.value.array ?? [] {
            guard let word = element.string, catalogue.rules(word) == nil else { continue }
            report("`\(word)` is not a rule", element.range, help: catalogue.help(for: word))
            setting.value.removeAll { $0 == word }
        }
        return setting
    }

    /// Paths and ids of packs; what is neither is left out.
    mutating func packs(_ entry: TOMLTable.Entry) -> Setting<[String]>? {
        guard var setting = strings(entry) else { return nil }
        let ids = catalogue.packs.map(\.id)
        for element in entry.value.array ?? [] {
            guard let word = element.string, !isPackPath(word), !ids.contains(word) else { continue }
            report("`\(word)` is not a pack", element.range, help: helpForPack(word, ids))
            setting.value.removeAll { $0 == word }
        }
        return setting
    }

    private func helpForPack(_ word: String, _ ids: [String]) -> String {
        if !word.isEmpty, exists(absolute(word, from: file.folder)) {
            return "write `\(word)/` for the folder of that name: a path has a `/`, or ends with `.toml`"
        }
        if let near = closest(to: word, among: ids) {
            return "did you mean `\(near)`? `sessionlint rules` lists all packs"
        }
        return "`sessionlint rules` lists all packs; the path of one of yours has a `/`, or ends with `.toml`"
    }

    mutating func severity(_ entry: TOMLTable.Entry) -> Severity? {
        guard let word = entry.value.string else {
            wrongType(entry, "a string", example: "\(entry.key) = \"warning\"")
            return nil
        }
        guard let severity = Severity(name: word) else {
            report(
                "`\(word)` is not a severity", entry.value.range, help: "write `error`, `warning` or `note`")
            return nil
        }
        return severity
    }

    mutating func flag(_ entry: TOMLTable.Entry) -> Setting<Bool>? {
        guard let flag = entry.value.boolean else {
            wrongType(entry, "true or false", example: "\(entry.key) = false")
            return nil
        }
        return Setting(flag, from: file.origin(entry.keyRange))
    }

    mutating func path(_ entry: TOMLTable.Entry) -> Setting<String>? {
        guard let path = entry.value.string else {
            wrongType(entry, "a string", example: "\(entry.key) = \"\(BaselineFile.usualName)\"")
            return nil
        }
        return Setting(path, from: file.origin(entry.keyRange))
    }

    mutating func date(_ entry: TOMLTable.Entry) -> Setting<CalendarDate>? {
        guard case .localDate(let date)? = entry.value.dateTime?.kind,
            let day = CalendarDate(year: date.year, month: date.month, day: date.day)
        else {
            wrongType(entry, "a date", example: "\(entry.key) = 2027-01-31")
            return nil
        }
        return Setting(day, from: file.origin(entry.keyRange))
    }

    mutating func failOn(_ entry: TOMLTable.Entry) -> Setting<Severity>? {
        guard let severity = severity(entry) else { return nil }
        guard severity > .note else {
            report(
                "notes never fail a run", entry.value.range,
                help: "write `error` or `warning`; `[severity]` can make a rule a warning")
            return nil
        }
        return Setting(severity, from: file.origin(entry.keyRange))
    }
}
