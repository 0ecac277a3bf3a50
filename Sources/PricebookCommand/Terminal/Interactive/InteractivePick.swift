import Dispatch
import Pricebook
import PriceModel

/// Drives an interactive walk on a terminal: keys in, pictures out, and what the session asks for in between.
struct InteractivePick {
  /// How it ended.
  enum End {
    /// The SKU that was found, after these choices.
    case found(PickFinding, choices: [PickChoice], added: String?)
    /// The user left before there was one, or after others had been put into a quote request.
    case left(added: String?)

    init(_ session: PickSession) {
      if let finding = session.finding {
        self = .found(finding, choices: session.trail, added: session.added)
      } else {
        self = .left(added: session.added)
      }
    }
  }

  let walk: PickWalk
  let quoteFile: String?
  let signs: PickSigns
  let showsColor: Bool

  /// How long the rest of a key's bytes may take. A network splits them; nobody types Esc and a bracket so fast.
  private static let escapeDelay: Int32 = 60

  func run(on terminal: RawTerminal) throws -> End {
    var session = PickSession(stage: try walk.stage(after: []), quoteFile: quoteFile)
    var painter = ScreenPainter(showsColor: showsColor)
    var decoder = KeyDecoder()
    loadPrices()
    terminal.enter()
    defer {
      terminal.write(painter.erase(columns: terminal.size.columns))
      terminal.restore()
    }
    var awaitsPrices = true
    while true {
      var view = view(terminal, awaitsPrices: awaitsPrices)
      session.limitScroll(to: view.overflow(of: session))
      terminal.write(painter.paint(view.lines(of: session), columns: terminal.size.columns))

      let keys: [PickKey]
      switch terminal.next(within: decoder.isWaiting ? Self.escapeDelay : nil) {
      case .bytes(let bytes): keys = decoder.keys(bytes)
      case .nothing: keys = decoder.flush()
      case .endOfInput: keys = [.endOfInput]
      case .repaint:
        terminal.write(painter.erase(columns: terminal.size.columns))
        keys = []
      case .woken:
        // The prices are there, or cannot be read.
        awaitsPrices = false
        session.refresh(try walk.stage(after: session.trail))
        keys = []
      }
      for key in keys {
        view = self.view(terminal, awaitsPrices: awaitsPrices)
        let effect = session.handle(key, page: view.page(of: session))
        switch effect {
        case .none: break
        case .walk: session.arrive(at: try walk.stage(after: session.trail))
        case .add(let quantity, let file): Self.add(quantity, to: file, &session)
        case .finish: return End(session)
        case .interrupt:
          terminal.write(painter.erase(columns: terminal.size.columns))
          terminal.die(of: 2)
        case .suspend:
          terminal.write(painter.erase(columns: terminal.size.columns))
          terminal.suspend()
        case .redraw: terminal.write(painter.erase(columns: terminal.size.columns))
        }
      }
    }
  }

  private func view(_ terminal: RawTerminal, awaitsPrices: Bool) -> PickView {
    let size = terminal.size
    return PickView(width: size.columns, height: size.rows, signs: signs, awaitsPrices: awaitsPrices)
  }

  /// Reads the prices beside the walk, which can be gone without.
  private func loadPrices() {
    DispatchQueue(label: "pricebook.prices").async { [walk] in
      // Without prices the walk is as good as before: what is wrong with the catalogue is said where it stops it.
      try? walk.loadPrices()
      RawTerminal.wake()
    }
  }

  /// Adds what was found to a quote request, and tells the session.
  static func add(_ quantity: Int, to file: String, _ session: inout PickSession) {
    guard let finding = session.finding else { return }
    do {
      let (bytes, line) = try QuoteRequestFile.adding(finding, quantity: quantity, to: file)
      try AtomicFile.check(file)
      try AtomicFile.write(file) { try $0.write(bytes) }
      session.wasAdded(line: line, to: file)
    } catch let error as PricebookError {
      session.wasNotAdded(error.description)
    } catch {
      session.wasNotAdded("cannot write \(file): \(error)")
    }
  }
}
