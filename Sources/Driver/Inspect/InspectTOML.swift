import Reporting
import SourceText
import TOML

/// `inspect toml`: each document on a line of JSON, its values tagged with their types, or its first error.
public func printTOML(_ path: String) throws(ReadRefusal) -> [UInt8] {
    let bytes = try readFile(path, limit: SourceReader.largestFile)
    var json = JSONWriter()
    json.value(path)
    var output = Array("{\"file\":".utf8) + json.bytes
    do throws(TOMLError) {
        output += Array(",\"value\":".utf8) + renderTaggedJSON(try parseTOML(bytes))
    } catch {
        let position = LineTable(bytes).position(at: error.range.start, in: bytes)
        var json = JSONWriter()
        json.object { json in
            json.field("line", position.line)
            json.field("column", position.column)
            json.field("message", error.message)
        }
        output += Array(",\"error\":".utf8) + json.bytes
    }
    return output + Array("}\n".utf8)
}
