import IncidentEngine

/// What stands in a row of a journal, to be changed.
struct RowParts {
  var columns: SealedEntry.Columns
  var salt: [UInt8]
  var body: [UInt8]
  var commitment: [UInt8]
  var chain: [UInt8]

  /// Makes commitment and chain fit again behind another row.
  mutating func seal(
    behind head: Digest, _ hasher: Hasher256, in format: ChainFormat = .newest
  ) {
    let committed = SealedEntry.commitment(salt: salt, body: body, hasher)
    commitment = committed.bytes
    chain =
      SealedEntry.chain(
        in: format, after: head, columns, salt: salt, committed, hasher
      ).bytes
  }
}

extension JournalRow {
  mutating func change(_ change: (inout RowParts) -> Void) {
    var parts = RowParts(
      columns: columns, salt: salt, body: body, commitment: commitment, chain: chain)
    change(&parts)
    self = JournalRow(
      columns: parts.columns, salt: parts.salt, body: parts.body, commitment: parts.commitment,
      chain: parts.chain)
  }
}

extension JournalRow {
  /// A row of these bytes, as a journal gives them.
  init(_ columns: SealedEntry.Columns, fields: [[UInt8]]) {
    let all = fields.flatMap { $0 }
    self = all.withUnsafeBytes { bytes in
      var start = 0
      let parts = fields.map { field in
        defer { start += field.count }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<start + field.count])
      }
      return parts.withUnsafeBufferPointer { parts in
        JournalRow(
          number: columns.number, occurred: columns.occurred, recorded: columns.recorded,
          officer: columns.officer, submissionCounter: columns.submissionCounter, fields: parts)
      }
    }
  }
}
