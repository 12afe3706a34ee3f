extension Situation {
  /// What agencies and the names of other systems lead to.
  func packReferences(into writer: inout SnapshotWriter) {
    for agency in agencies {
      writer.risingPlaces((0..<agency.assignments.count).lazy.map { agency.assignments[$0] })
    }
    writer.keys(incidentKeys) { place(of: $0) }
    writer.keys(assignmentKeys) { place(of: $0) }
    writer.keys(commitmentKeys) { $0.number - 1 }
  }

  mutating func unpackReferences(_ reader: inout SnapshotReader) throws(SnapshotError) {
    for place in agencies.indices {
      var assignments = ChunkedIndices()
      try reader.risingPlaces(below: self.assignments.count) { assignments.append($0) }
      agencies[place].assignments = assignments
    }
    for _ in 0..<(try reader.listCount()) {
      let (place, key) = try reader.placeUnderKey(below: incidents.count)
      let number = try incidents.looked(at: place) { reader throws(SnapshotError) in
        try reader.incident()
      } else: {
        $0.number
      }
      incidentKeys.set(number, for: key)
    }
    for _ in 0..<(try reader.listCount()) {
      let (place, key) = try reader.placeUnderKey(below: assignments.count)
      let number = try assignments.looked(at: place) { reader throws(SnapshotError) in
        _ = try reader.byte()
        return try reader.task()
      } else: {
        $0.number
      }
      assignmentKeys.set(number, for: key)
    }
    for _ in 0..<(try reader.listCount()) {
      let (place, key) = try reader.placeUnderKey(below: commitments.count)
      commitmentKeys.set(CommitmentID(place + 1), for: key)
    }
  }

  /// Refuses references that the entities themselves do not bear out; the rest of what they could
  /// contradict is asked by `violations`.
  func hold(_ reader: SnapshotReader) throws(SnapshotError) {
    for agency in agencies {
      for position in 0..<agency.assignments.count
      where assignments[agency.assignments[position]].agency != agency.code {
        throw reader.malformed("an assignment of another agency")
      }
    }
  }
}

extension SnapshotWriter {
  /// The names of other systems, in the order of what they lead to.
  fileprivate mutating func keys<Value>(
    _ table: KeyTable<ExternalKey, Value>, _ place: (Value) -> Int?
  ) {
    let known = table.compactMap { key, value in place(value).map { (place: $0, key: key) } }
    list(known.sorted { $0.place < $1.place }) { writer, known in
      writer.count(known.place)
      writer.word(known.key.source)
      writer.text(known.key.id)
    }
  }
}

extension SnapshotReader {
  fileprivate mutating func placeUnderKey(
    below limit: Int
  ) throws(SnapshotError) -> (place: Int, key: ExternalKey) {
    let place = try count()
    guard place < limit else { throw malformed("no such place") }
    return (place, ExternalKey(source: try word(), id: try text()))
  }
}
