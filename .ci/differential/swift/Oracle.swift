import Foundation
import SwiftParser
import SwiftSyntax

/// What the compiler's own parser makes of Swift files, for the comparison with ours.
///
///     oracle tokens|facts|literals|speed <LIST
///
/// The list on standard input has a path a line. For each file is printed `# PATH` and then a line for each token, fact
/// or string literal; or `! PATH: why` for a file with a syntax error. `speed` prints how long the parser needs for all files in
/// memory, on one core, the best of several rounds.
@main
struct Oracle {
    static func main() {
        let files = readList()
        switch CommandLine.arguments.dropFirst().first {
        case "tokens": printEach(files) { Tokens(in: $0, of: $1).listing }
        case "facts": printEach(files) { Facts(in: $0, of: $1).listing }
        case "literals": printEach(files) { tree, _ in Literals(in: tree).listing }
        case "speed": printSpeed(files)
        default:
            FileHandle.standardError.write(Data("usage: oracle tokens|facts|literals|speed <LIST\n".utf8))
            exit(2)
        }
    }

    private static func readList() -> [String] {
        let list = String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self)
        return list.split(separator: "\n").map(String.init)
    }

    private static func bytes(of file: String) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            FileHandle.standardError.write(Data("oracle: cannot read \(file)\n".utf8))
            exit(1)
        }
        return Array(data)
    }

    private static func printEach(
        _ files: [String], _ list: (SourceFileSyntax, [UInt8]) -> [UInt8]
    ) {
        for file in files {
            let bytes = bytes(of: file)
            let tree = parse(bytes)
            var output: [UInt8]
            if tree.hasError {
                output = Array("! \(file): a syntax error\n".utf8)
            } else {
                output = Array("# \(file)\n".utf8)
                output += list(tree, bytes)
            }
            FileHandle.standardOutput.write(Data(output))
        }
    }

    private static func parse(_ bytes: [UInt8]) -> SourceFileSyntax {
        bytes.withUnsafeBufferPointer { Parser.parse(source: $0) }
    }

    private static func printSpeed(_ files: [String], rounds: Int = 3) {
        let texts = files.map { bytes(of: $0) }
        var best = Double.infinity
        var checksum = 0
        for _ in 0..<rounds {
            let start = DispatchTime.now().uptimeNanoseconds
            for text in texts { checksum &+= parse(text).totalLength.utf8Length }
            best = min(best, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
        }
        let count = texts.reduce(0) { $0 + $1.count }
        print(#"{"files":\#(files.count),"bytes":\#(count),"parseSeconds":\#(best),"checksum":\#(checksum)}"#)
    }
}
