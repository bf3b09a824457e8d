import SwiftData
import SwiftUI

struct ParcelList: View {
    @Environment(\.modelContext) private var context

    func add() {  // expect-fact: writes(ambient context)
        context.insert(Parcel())
    }

    func save() throws {  // expect-fact: commits(ambient context)
        try context.save()
    }

    func saveTwice() throws {  // expect-fact: commits(ambient context)
        try save()
        try save()
    }

    func hand() throws {  // expect-fact: commits(ambient context)
        try ParcelStore(context: context).save()
    }
}

protocol Saving {
    func save() throws
}

struct ParcelStore: Saving {
    let context: ModelContext

    func save() throws {  // expect-fact: commits(attribute self.context)
        try context.save()
    }
}

@ModelActor
actor Importer {
    func run() throws {
        try Task.checkCancellation()
    }
}

struct Opener {
    let container: ModelContainer

    func run() throws {  // expect-fact: opens(opened), writes(opened), commits(opened)
        let context = ModelContext(container)
        context.insert(Parcel())
        try context.save()
    }

    @MainActor
    func main() throws {  // expect-fact: commits(ambient mainContext)
        try container.mainContext.save()
    }

    func whole(_ context: ModelContext) throws {  // expect-fact: begins(parameter context), writes(parameter context)
        try context.transaction {  // expect-fact(lambda): writes(captured context)
            context.insert(Parcel())
        }
    }
}

/// One implementation: the call is sure to land there.
func saveAny(_ saver: any Saving) throws {  // expect-fact: commits(parameter saver.context)
    try saver.save()
}

func saveGeneric<S: Saving>(_ saver: S) throws {  // expect-fact: commits(parameter saver.context)
    try saver.save()
}
