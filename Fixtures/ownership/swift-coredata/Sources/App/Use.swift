import CoreData

func throughMemberwise(_ context: NSManagedObjectContext) throws {  // expect-fact: commits(parameter context)
    let shelf = Shelf(context: context)
    try shelf.keep()
}

func throughInitialiser(_ context: NSManagedObjectContext) throws {  // expect-fact: commits(parameter context)
    try Desk(context: context).finish()
}

func throughStatic(in context: NSManagedObjectContext) throws {  // expect-fact: commits(parameter context)
    try Desk.finish(context)
}

func throughSingleton() throws {  // expect-fact: commits(ambient viewContext)
    try Store.shared.saveView()
}

func ownContext(_ store: Store) throws {  // expect-fact: opens(opened), commits(opened)
    let context = store.fresh()
    try context.save()
}

func inBlock(_ context: NSManagedObjectContext) {  // expect-fact: commits(parameter context)
    context.performAndWait {  // expect-fact(lambda): commits(captured context)
        try? context.save()
    }
}

func nested(_ context: NSManagedObjectContext) throws {  // expect-fact: commits(parameter context)
    func finish() throws {  // expect-fact: commits(captured context)
        try context.save()
    }
    try finish()
}

func later(_ context: NSManagedObjectContext) {
    Task {  // expect-fact(lambda): commits(captured context)
        try throughStatic(in: context)
    }
}
