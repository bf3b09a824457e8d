import SourceText
import TOML
import Testing

/// What each kind of value is read as.
@Suite struct ValueTests {
    @Test(arguments: [
        (#""""#, #""""#),
        (#""a b # c""#, #""a b # c""#),
        (#""\b\t\n\f\r\"\\""#, #""\u{08}\t\n\u{0C}\r\"\\""#),
        (#""\u00e9\U0001F600""#, #""é😀""#),
        (#""\u0000""#, #""\0""#),
        (#"'C:\no\escape'"#, #""C:\\no\\escape""#),
        ("''", #""""#),
        ("\"\"\"\na\r\nb\"\"\"", #""a\nb""#),
        ("\"\"\"\r\n\r\na\"\"\"", #""\na""#),
        ("'''\n\na\\\n'''", #""\na\\\n""#),
        ("\"\"\"a \\  \r\n \t\n  b\"\"\"", #""a b""#),
        ("\"\"\"\\\n\"\"\"", #""""#),
        ("\"\"\"\"\"\"", #""""#),
        ("\"\"\"\"a\"\"b\"\"\"\"\"", #""\"a\"\"b\"\"""#),
        ("'''a'b''c'''''", #""a'b''c''""#),
        ("''''''''", #""''""#),
    ])
    func strings(written: String, value: String) throws {
        #expect(try readValue(written) == value)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("+7", "7"), ("1_000", "1000"), ("0xDEAD_beef", "3735928559"),
        ("0o755", "493"),
        ("0b1_0", "2"), ("0x0000", "0"), ("9223372036854775807", "9223372036854775807"),
        ("-9223372036854775808", "-9223372036854775808"), ("0x7fffffffffffffff", "9223372036854775807"),
        ("0.0", "0.0"), ("-0.0", "-0.0"), ("1e06", "1000000.0"), ("-2_0.2_5E-2", "-0.2025"),
        ("5e+22", "5e+22"),
        ("1e400", "inf"), ("1e-400", "0.0"), ("5e-324", "5e-324"),
        ("9007199254740993.0", "9007199254740992.0"),
        ("inf", "inf"), ("+inf", "inf"), ("-inf", "-inf"), ("nan", "nan"), ("-nan", "nan"),
        ("true", "true"), ("false", "false"),
    ])
    func numbersAndBooleans(written: String, value: String) throws {
        #expect(try readValue(written) == value)
    }

    @Test(arguments: [
        ("1979-05-27T07:32:00Z", "offset date-time 1979-05-27T07:32:00Z"),
        ("1979-05-27 07:32:00.500-07:30", "offset date-time 1979-05-27T07:32:00.5-07:30"),
        ("1979-05-27t07:32:00-00:00", "offset date-time 1979-05-27T07:32:00Z"),
        ("1979-05-27 07:32:00", "local date-time 1979-05-27T07:32:00"),
        ("1979-05-27T07:32:00.1234569", "local date-time 1979-05-27T07:32:00.123456"),
        ("1979-05-27", "local date 1979-05-27"),
        ("2000-02-29 # a leap year", "local date 2000-02-29"),
        ("0000-02-29", "local date 0000-02-29"),
        ("07:32:00.000001", "local time 07:32:00.000001"),
        ("00:00:00.0000009", "local time 00:00:00"),
        (
            "[1979-05-27 07:32:00,1979-05-27 ,07:32:00]",
            "[local date-time 1979-05-27T07:32:00, local date 1979-05-27, local time 07:32:00]"
        ),
    ])
    func datesAndTimes(written: String, value: String) throws {
        #expect(try readValue(written) == value)
    }

    @Test(arguments: [
        ("[]", "[]"),
        ("[ 1, 'a', [true], {b = 2}, ]", #"[1, "a", [true], {b: 2}]"#),
        ("[ # one\n1 # two\r\n, # three\n\n2 # ]\n]", "[1, 2]"),
        ("{}", "{}"),
        ("{ b . c = 1, d = [\n2,\n], b.'e' = {} }", "{b: {c: 1, e: {}}, d: [2]}"),
    ])
    func containers(written: String, value: String) throws {
        #expect(try readValue(written) == value)
    }

    @Test func aValueIsOnlyOfItsOwnType() throws {
        let table = try parseTOML([UInt8]("s='x'\ni=1\nf=1.5\nb=true\nd=07:32:00\na=[1]\nt={}".utf8))
        #expect(
            table.entries.map(\.value.typeName) == [
                "string", "integer", "float", "boolean", "local time", "array", "table",
            ])
        #expect(
            table.entries.map { $0.value.string != nil } == [true, false, false, false, false, false, false])
        #expect(
            table.entries.map { $0.value.integer != nil } == [false, true, false, false, false, false, false])
        #expect(
            table.entries.map { $0.value.float != nil } == [false, false, true, false, false, false, false])
        #expect(
            table.entries.map { $0.value.boolean != nil } == [false, false, false, true, false, false, false])
        #expect(
            table.entries.map { $0.value.dateTime != nil } == [
                false, false, false, false, true, false, false,
            ])
        #expect(
            table.entries.map { $0.value.array != nil } == [false, false, false, false, false, true, false])
        #expect(
            table.entries.map { $0.value.table != nil } == [false, false, false, false, false, false, true])
    }

    @Test func partsOfADateTime() throws {
        let table = try parseTOML([UInt8]("a = 2024-02-29 23:59:58.25-01:30".utf8))
        let date = TOMLDateTime.Date(year: 2024, month: 2, day: 29)
        let time = TOMLDateTime.Time(hour: 23, minute: 59, second: 58, microsecond: 250_000)
        #expect(table["a"]?.dateTime == TOMLDateTime(.offsetDateTime(date, time, offset: -90)))
    }
}
