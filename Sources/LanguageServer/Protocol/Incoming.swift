#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The identity of a request.
enum RequestID: Hashable, Sendable, Decodable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }
}

/// A message of a client, as far as it can be told without knowing its method.
struct Incoming: Decodable {
    /// Nil for a notification.
    var id: RequestID?
    /// Nil for an answer to what the server asked.
    var method: String?

    /// The bytes of it.
    private(set) var bytes: [UInt8] = []

    private enum CodingKeys: CodingKey {
        case id, method
    }

    /// Why something that was sent is no message.
    enum Mistake: Error {
        case noJSON
        case noMessage
    }

    init(_ bytes: [UInt8]) throws(Mistake) {
        do {
            self = try JSONDecoder().decode(Incoming.self, from: Data(bytes))
        } catch DecodingError.dataCorrupted {
            throw .noJSON
        } catch {
            throw .noMessage
        }
        self.bytes = bytes
    }

    /// The parameters of a request or a notification.
    /// - Throws: where they are not what the method takes.
    func params<Params: Decodable>(_ type: Params.Type = Params.self) throws -> Params {
        return try JSONDecoder().decode(Call<Params>.self, from: Data(bytes)).params
    }

    /// What a client answered; nil where it refused, or said something else.
    func result<Result: Decodable>(_ type: Result.Type = Result.self) -> Result? {
        return try? JSONDecoder().decode(Answer<Result>.self, from: Data(bytes)).result
    }
}

private struct Call<Params: Decodable>: Decodable {
    var params: Params
}

private struct Answer<Result: Decodable>: Decodable {
    var result: Result
}
