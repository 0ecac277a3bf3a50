import PriceModel

/// What is to be done about each request: every file has its name before the first is written.
struct BatchPlan: Sendable {
  enum Step: Sendable {
    /// There is no such file, or it may be replaced.
    case make(replaces: Bool)
    /// An earlier run made a file of this name: it is looked at first.
    case compare(BatchLogEntry)
    case fail(PricebookError)
  }

  struct Item: Sendable {
    var index: Int
    var line: Int
    /// `nil` if it could not be understood.
    var request: BatchRequest?
    var name: String?
    var step: Step
  }

  private(set) var items: [Item] = []
  /// What else was found in the folder.
  private(set) var remarks: [String] = []

  /// - Parameter reserved: A name that is taken by the log.
  init(
    _ requests: [Batch.Understood], batch: Batch, folder: BatchFolder, earlier: [String: BatchLogEntry],
    reserved: String?
  ) {
    var taken: [String: Int] = [:]
    items.reserveCapacity(requests.count)
    for understood in requests {
      var item = Item(index: understood.index, line: understood.line, step: .make(replaces: batch.overwrites))
      do {
        let request = try understood.request.get()
        item.request = request
        let name = try Self.fileName(of: request, batch.requests.file)
        if name.collisionKey == reserved {
          throw PricebookError(.fault, .sameName, "the file would be called \(name.text), which is the log")
        }
        if let line = taken[name.collisionKey] {
          throw PricebookError(
            .fault, .sameName,
            "the file would be called \(name.text), as that of line \(line); accepted is a name of its own")
        }
        taken[name.collisionKey] = request.line
        item.name = name.text
        if folder.names.contains(name.text) {
          if batch.resumes, let entry = earlier[name.text] {
            item.step = .compare(entry)
          } else if !batch.overwrites {
            throw BatchFolder.exists(folder.place(name.text))
          }
        }
      } catch {
        item.step = .fail(error as? PricebookError ?? PricebookError(.fault, .notDone, "\(error)"))
      }
      items.append(item)
    }
    if folder.leftovers > 0 {
      remarks.append(
        "\(Prose.count(folder.leftovers, "unfinished file")) of a run that was broken off removed")
    }
    let wanted = Set(items.compactMap(\.name))
    let idle = earlier.keys.filter { folder.names.contains($0) && !wanted.contains($0) }.sorted()
    if !idle.isEmpty {
      remarks.append(
        "\(Prose.count(idle.count, "file")) of the earlier run that no request makes any more: "
          + Prose.list(idle, atMost: 5))
    }
  }

  private static func fileName(of request: BatchRequest, _ file: String) throws -> SafeFileName {
    guard let name = SafeFileName(request.name, extension: request.format.fileExtension) else {
      throw PricebookError(
        .fault, .wrongName, "nothing of the name “\(request.name)” can be in the name of a file", file: file,
        line: request.line)
    }
    return name
  }
}
