import Driver
import Findings
import Reporting
import RuleEngine
import SourceText

/// Answers about functions: lenses, the hierarchy of calls, and who owns a session.
extension Server {
    mutating func answerLenses(_ id: RequestID, _ place: Place, _ program: AskedProgram) {
        let notes = options.codeLens == false ? [] : program.notes(file: place.file)
        let encoding = encoding
        outgoing.answer(id) { json in
            json.array { json in
                for note in notes {
                    let range = encoding.range(
                        of: note.function.nameRange, in: place.text.lines, place.text.bytes)
                    json.object { json in
                        json.field("range", range)
                        json.object("command") { json in
                            json.field("title", note.text)
                            json.field("command", Command.why.rawValue)
                            json.array("arguments") { json in
                                json.value(place.uri)
                                json.object { json in
                                    json.field("line", range.start.line)
                                    json.field("character", range.start.character)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Calls that have to do with sessions, and no others.
    mutating func answerCalls(
        _ id: RequestID, _ question: Waiting.Question, _ place: Place, _ program: AskedProgram
    ) {
        guard let function = program.function(file: place.file, offset: place.offset) else {
            return outgoing.answer(id) { $0.null() }
        }
        var isIncoming = false
        if case .incomingCalls = question { isIncoming = true }
        let calls = isIncoming ? program.callers(of: function) : program.callees(of: function)
        outgoing.answer(id) { [self] json in
            json.array { json in
                for call in calls {
                    // The ranges lie in the one who calls.
                    let file = isIncoming ? call.function.file : function.file
                    guard let text = program.text(of: file), program.text(of: call.function.file) != nil
                    else {
                        continue
                    }
                    json.object { json in
                        json.key(isIncoming ? "from" : "to")
                        write(call.function, program, &json)
                        json.array("fromRanges") { json in
                            for range in call.ranges {
                                let range = encoding.range(of: range, in: text.lines, text.bytes)
                                json.object { json in
                                    json.field("start", range.start)
                                    json.field("end", range.end)
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    mutating func answerReferences(_ id: RequestID, _ place: Place, _ program: AskedProgram) {
        let function =
            program.function(file: place.file, offset: place.offset)
            ?? program.enclosing(file: place.file, offset: place.offset)
        let owners = function.map { program.owners(of: $0) } ?? []
        outgoing.answer(id) { [self] json in
            json.array { json in
                for owner in owners {
                    guard let text = program.text(of: owner.file),
                        let location = program.location(of: owner.file)
                    else { continue }
                    json.object { json in
                        json.field("uri", uri(location))
                        json.field("range", encoding.range(of: owner.range, in: text.lines, text.bytes))
                    }
                }
            }
        }
    }

    /// An item of the hierarchy of calls; null where its file has changed.
    func write(_ function: PointedFunction, _ program: AskedProgram, _ json: inout JSONWriter) {
        guard let text = program.text(of: function.file), let location = program.location(of: function.file)
        else { return json.null() }
        json.object { json in
            json.field("name", terminalSafe(function.name))
            // A function, whatever holds it.
            json.field("kind", 12)
            json.field("detail", terminalSafe(function.role))
            json.field("uri", uri(location))
            json.field("range", encoding.range(of: function.range, in: text.lines, text.bytes))
            json.field("selectionRange", encoding.range(of: function.nameRange, in: text.lines, text.bytes))
        }
    }
}
