import Foundation
import Testing

@testable import Reporting

/// What is written reads back as the same values, in both layouts.
@Suite struct JSONWriterTests {
    private func write(_ layout: JSONWriter.Layout, _ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter(layout: layout)
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func sample(_ json: inout JSONWriter) {
        json.object { json in
            json.field("text", "a\"b\\c\n\r\t\u{1}\u{7F}\u{9B}\u{202E}\u{1F600}\u{E0041} ##[x] ## y")
            json.field("number", -3)
            json.field("fraction", 0.25)
            json.field("flag", true)
            json.field("none", nil)
            json.array("empty") { _ in }
            json.object("nothing") { _ in }
            json.array("items") { json in
                json.value(1)
                json.object(inline: true) { json in
                    json.field("a", 1)
                    json.array("b") { json in
                        json.value("x")
                        json.null()
                    }
                }
                json.array { $0.value(2) }
            }
        }
    }

    private let escaped = #""a\"b\\c\n\r\t\u0001\u007f\u009b\u202e😀\udb40\udc41 \u0023#[x] ## y""#

    @Test func compact() {
        #expect(
            write(.compact, sample)
                == #"{"text":\#(escaped),"number":-3,"fraction":0.25,"flag":true,"none":null,"empty":[],"nothing":{},"#
                + #""items":[1,{"a":1,"b":["x",null]},[2]]}"#)
    }

    @Test func indented() {
        #expect(
            write(.indented, sample) == """
                {
                  "text": \(escaped),
                  "number": -3,
                  "fraction": 0.25,
                  "flag": true,
                  "none": null,
                  "empty": [],
                  "nothing": {},
                  "items": [
                    1,
                    {"a": 1, "b": ["x", null]},
                    [
                      2
                    ]
                  ]
                }
                """)
    }

    @Test func numbersWithoutAForm() {
        let text = write(.compact) { json in
            json.array { json in
                for number in [Double.nan, .infinity, -0.0, 1e300, .leastNonzeroMagnitude, 0.1] {
                    json.value(number)
                }
            }
        }
        #expect(text == "[null,null,-0.0,1e+300,5e-324,0.1]")
    }

    @Test func documentsInLines() {
        let text = write(.compact) { json in
            for number in 1...2 {
                json.object { $0.field("n", number) }
                json.newline()
            }
        }
        #expect(text == "{\"n\":1}\n{\"n\":2}\n")
    }

    @Test func brokenBytes() {
        let text = write(.compact) { $0.value(bytes: [0x61, 0xFF, 0xE2, 0x82, 0x62]) }
        #expect(text == "\"a\u{FFFD}\u{FFFD}b\"")
    }

    @Test func everyScalarReadsBack() throws {
        var scalars = String.UnicodeScalarView()
        for value in UInt32(0)...0x10FFFF where value < 0x3000 || value % 97 == 0 {
            if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
        }
        let text = String(scalars)
        let written = write(.compact) { json in json.array { $0.value(text) } }
        let read = try JSONDecoder().decode([String].self, from: Data(written.utf8))
        #expect(read.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    }
}
