import Driver
import Findings
import Reporting

/// What `baseline compare --format json` prints: one object with a fixed order of keys. `summary` counts the entries that
/// are as before and the elements of the lists behind it. A finding says where it is now; an entry without one, where it
/// was.
extension SessionLint {
    /// - Parameter name: of the baseline, as the user would write it.
    static func document(_ use: BaselineUse, _ name: String) -> [UInt8] {
        let match = use.match
        let entries = use.baseline.entries
        let followed = [(BaselineMatch.Manner.fileMoved, "file"), (.declarationRenamed, "function")].flatMap {
            manner, what in use.followed(manner).map { ($0.entry, $0.finding, what) }
        }
        var json = JSONWriter(layout: .indented)
        json.object { json in
            json.field("version", sessionLintVersion)
            json.field("baseline", name)
            json.object("summary", inline: true) { json in
                json.field("same", match.pairs.count - followed.count)
                json.field("followed", followed.count)
                json.field("fixed", match.fixed.count)
                json.field("new", match.new.count)
                json.field("notLookedFor", match.unjudged.count)
            }
            json.array("followed") { json in
                for (entry, finding, what) in followed {
                    json.object(inline: true) { json in
                        add(use.findings[finding], use.places[finding], to: &json)
                        json.field("by", what)
                        json.field("oldFile", entries[entry].path)
                        json.field("oldFunction", function(entries[entry]))
                    }
                }
            }
            for (name, indices) in [("fixed", match.fixed), ("notLookedFor", match.unjudged)] {
                json.array(name) { json in
                    for index in indices {
                        json.object(inline: true) { json in
                            json.field("rule", entries[index].rule.description)
                            json.field("oldFile", entries[index].path)
                            json.field("oldFunction", function(entries[index]))
                        }
                    }
                }
            }
            json.array("new") { json in
                for index in match.new {
                    json.object(inline: true) { json in
                        add(use.findings[index], use.places[index], to: &json)
                    }
                }
            }
        }
        json.newline()
        return json.bytes
    }

    private static func add(
        _ finding: Baseline.Entry, _ place: BaselineUse.Place, to json: inout JSONWriter
    ) {
        json.field("rule", finding.rule.description)
        json.field("file", place.path)
        json.field("line", place.line)
        json.field("function", function(finding))
    }

    /// Nil at module level, as in a report.
    private static func function(_ entry: Baseline.Entry) -> String? {
        entry.declaration.isEmpty ? nil : entry.declaration
    }
}
