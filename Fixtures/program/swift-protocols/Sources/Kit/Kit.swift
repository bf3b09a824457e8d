// Protocols with one implementation or several, what they add themselves, and what subclasses override.
protocol Store {
    func save()
}

extension Store {
    func saveTwice() {
        save()  // expect-call: Kit.FileStore.save
    }
}

struct FileStore: Store {
    func save() {}
}

protocol Shape {
    func draw()
}

struct Circle: Shape {
    func draw() {}
}

struct Square {}

extension Square: Shape {
    func draw() {}
}

class Animal {
    func speak() {}
    func name() {}
}

class Dog: Animal {
    override func speak() {
        super.speak()  // expect-call: Kit.Animal.speak
        name()  // expect-call: Kit.Animal.name
    }
}

struct User {
    let store: Store
    let shape: any Shape
    var animal: Animal

    func use(_ other: some Store, _ all: [any Shape]) {
        store.save()  // expect-call: Kit.FileStore.save
        store.saveTwice()  // expect-call: Kit.Store.saveTwice
        other.save()  // expect-call: Kit.FileStore.save
        shape.draw()  // expect-call: likely Kit.Circle.draw, likely Kit.Square.draw
        animal.speak()  // expect-call: likely Kit.Animal.speak, likely Kit.Dog.speak
        animal.name()  // expect-call: Kit.Animal.name
        Dog().speak()  // expect-call: Kit.Dog.speak
        FileStore().saveTwice()  // expect-call: Kit.Store.saveTwice
    }
}
