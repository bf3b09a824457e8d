import SourceText
import Testing

@testable import Driver

@Suite struct DecodingTests {
    private func decoded(_ bytes: [UInt8]) throws -> (text: String, invalid: InvalidBytes?) {
        var bytes = bytes
        let invalid = try decodeSource(&bytes, hasEncodingComment: true)
        return (String(decoding: bytes, as: UTF8.self), invalid)
    }

    private func refusal(_ bytes: [UInt8]) -> DecodingRefusal? {
        var bytes = bytes
        do throws(DecodingRefusal) {
            _ = try decodeSource(&bytes, hasEncodingComment: true)
            return nil
        } catch {
            return error
        }
    }

    @Test func utf8IsLeftAlone() throws {
        let text = "\u{FEFF}x = 'é\u{10FFFF}'\n"
        #expect(try decoded(Array(text.utf8)).text == text)
        #expect(try decoded([]).text.isEmpty)
    }

    @Test(
        arguments: [
            ("latin-1", [0xE9], "é"), ("Latin_1", [0x80], "\u{80}"), ("iso-8859-15", [0xA4], "€"),
            ("cp1252", [0x80, 0x9F], "€Ÿ"), ("windows-1251", [0xCF], "П"), ("koi8-r", [0xC1], "а"),
            ("iso8859-2", [0xB1], "ą"), ("mac-roman", [0x8E], "é"), ("cp437", [0x82], "é"),
        ] as [(String, [UInt8], String)])
    func declaredEncodingsAreRead(name: String, bytes: [UInt8], text: String) throws {
        let head = "# -*- coding: \(name) -*-\n"
        #expect(try decoded(Array(head.utf8) + bytes).text == head + text)
    }

    @Test func everySingleByteEncodingIsComplete() {
        for encoding in singleByteEncodings {
            let count = encoding.characters.unicodeScalars.count
            #expect(count == 128 || count == 96, "\(encoding.names)")
        }
    }

    @Test(arguments: [
        ("# coding: latin-1\n", "latin-1"), ("\n# vim: set fileencoding=cp1252 :\n", "cp1252"),
        ("#!/usr/bin/python\n#coding=koi8-r\n", "koi8-r"), ("# c\r# coding: latin-1\r", "latin-1"),
        ("# encoding: decoding coding: x\n", "decoding"), ("\u{0C}# coding: a.b_c-d\n", "a.b_c-d"),
    ])
    func theCommentIsFoundWherePythonFindsIt(text: String, name: String) {
        #expect(declaredEncoding(Array(text.utf8)) == name)
    }

    @Test(arguments: [
        "x = 1\n# coding: latin-1\n", "\n\n# coding: latin-1\n", "'''\n# coding: latin-1\n",
        "# coding latin-1\n",
        "x # coding: latin-1\n", "# Coding: latin-1\n",
    ])
    func aCommentElsewhereSaysNothing(text: String) {
        #expect(declaredEncoding(Array(text.utf8)) == nil)
    }

    @Test func anUnknownEncodingIsNamed() {
        #expect(refusal(Array("# coding: klingon\nx = 1\n".utf8)) == .encoding("klingon"))
        #expect(refusal(Array("# coding: shift_jis\n".utf8)) == .encoding("shift_jis"))
    }

    @Test func binariesAndUTF16AreToldApart() {
        #expect(refusal([0x7F, 0x45, 0x00, 0x46, 0x00, 0x00]) == .binary)
        #expect(refusal([0xFF, 0xFE, 0x78, 0x00]) == .utf16)
        #expect(refusal(Array("x = 1".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == .utf16)
        #expect(refusal(Array("x = 1".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == .utf16)
    }

    @Test func invalidBytesAreReplacedAndSaid() throws {
        let (text, invalid) = try decoded(Array("x = '".utf8) + [0xE9, 0x27, 0x0A])
        #expect(text == "x = '\u{FFFD}'\n")
        #expect(invalid?.first == ByteRange(5, 8))
        #expect(invalid?.message == "the byte 0xE9 is not UTF-8; it and its like are read as U+FFFD")
        let ascii = try decoded(Array("# coding: ascii\n".utf8) + [0xC3, 0xA9])
        #expect(ascii.invalid?.message == "the byte 0xC3 is not ascii; it and its like are read as U+FFFD")
    }

    @Test(
        arguments: [
            [0x80], [0xC1, 0x80], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xE2, 0x82, 0x41],
        ] as [[UInt8]])
    func illFormedUTF8IsFound(bytes: [UInt8]) {
        let filler = Array("0123456789".utf8)
        #expect(firstInvalidUTF8(filler + bytes + filler) == 10)
    }

    @Test func everyScalarIsWellFormed() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 61) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(firstInvalidUTF8(Array(String(scalar).utf8)) == nil)
        }
    }
}
