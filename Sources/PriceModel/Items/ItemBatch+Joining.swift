import Glibc

extension ItemBatch {
  /// Makes room for so many rows with a price line each.
  public mutating func reserveCapacity(rows count: Int) {
    rows.reserveCapacity(count)
    prices.reserveCapacity(count)
    Self.adviseLargePages(&rows)
    Self.adviseLargePages(&prices)
  }

  /// Asks the system for large pages: the rows of a large list are written once, and a fault for each 4 KiB of them
  /// would take a twentieth of the time to read it. An advice that is not followed does no harm.
  private static func adviseLargePages<Element>(_ array: inout [Element]) {
    let page = UInt(1 << 21)
    let capacity = UInt(array.capacity * MemoryLayout<Element>.stride)
    array.withUnsafeMutableBytes { bytes in
      let start = UInt(bitPattern: bytes.baseAddress)
      let (first, end) = ((start + page - 1) / page * page, (start + capacity) / page * page)
      guard first < end, let address = UnsafeMutableRawPointer(bitPattern: first) else { return }
      _ = madvise(address, Int(end - first), MADV_HUGEPAGE)
    }
  }

  /// Adds all that another batch holds behind what is here, as if its rows had been appended one by one.
  ///
  /// - Parameter lines: What is added to the line of each of its rows.
  public mutating func append(contentsOf other: ItemBatch, lines: Int) {
    let texts = self.texts.intern(contentsOf: other.texts)
    let items = other.items.map { item in
      var content = item
      for index in content.codes.indices { content.codes[index] = texts[Int(content.codes[index])] }
      return intern(content)
    }
    let bands = other.bands.map { intern($0) }
    let firstPrice = UInt32(prices.count)
    prices.reserveCapacity(prices.count + other.prices.count)
    for price in other.prices {
      var price = price
      price.market = texts[Int(price.market)]
      price.currency = texts[Int(price.currency)]
      price.priceType = texts[Int(price.priceType)]
      price.band = bands[Int(price.band)]
      prices.append(price)
    }
    rows.reserveCapacity(rows.count + other.rows.count)
    for row in other.rows {
      var row = row
      row.item = items[Int(row.item)]
      row.line = UInt32(clamping: Int(row.line) + lines)
      row.firstPrice += firstPrice
      row.claim = texts[Int(row.claim)]
      row.previousValues = texts[Int(row.previousValues)]
      rows.append(row)
    }
  }
}
