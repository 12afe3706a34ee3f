import IncidentEngine

extension Sample {
  /// What a row says, to be changed.
  public struct Said {
    /// The number.
    public let number: EntryNumber
    /// The origin as it is spelled.
    public var origin: String
    /// The body as it is spelled.
    public var body: String
  }

  /// Rows that say something else than `entries`, their hashes all fitting: as another program would
  /// have written them.
  public static func rows(
    _ hasher: Hasher256, _ entries: [Entry] = entries, in format: ChainFormat = .newest,
    saying change: (inout Said) -> Void
  ) -> [JournalRow] {
    var head = Digest.zero
    return sealed(hasher, entries, in: format).map { sealed in
      var columns = SealedEntry.Columns(sealed.entry)
      var said = Said(
        number: columns.number, origin: columns.origin,
        body: String(decoding: sealed.body, as: UTF8.self))
      change(&said)
      columns.origin = said.origin
      let body = Array(said.body.utf8)
      let commitment = SealedEntry.commitment(salt: sealed.salt, body: body, hasher)
      head = SealedEntry.chain(
        in: format, after: head, columns, salt: sealed.salt, commitment, hasher)
      return JournalRow(
        columns: columns, salt: sealed.salt, body: body, commitment: commitment.bytes,
        chain: head.bytes)
    }
  }

  /// The statements of SQLite that put these rows in the place of all that a journal holds.
  public static func statements(_ rows: [JournalRow]) -> String {
    func blob(_ bytes: [UInt8]) -> String {
      "x'" + Golden.hexadecimal(bytes).filter { $0 != "\n" } + "'"
    }
    func text(_ text: String) -> String { "CAST(\(blob(Array(text.utf8))) AS TEXT)" }
    let inserts = rows.map { row in
      let of = row.columns
      let values =
        [of.number, of.occurred, of.recorded, of.officer].map { "\($0)" }
        + [of.post, of.account, of.desk, of.origin, of.submissionDesk].map(text)
        + ["\(of.submissionCounter)", blob(row.salt)]
        + [text(String(decoding: row.body, as: UTF8.self)), blob(row.commitment), blob(row.chain)]
      return "INSERT INTO entry VALUES (\(values.joined(separator: ", ")));"
    }
    return (["BEGIN;", "DELETE FROM entry;"] + inserts + ["COMMIT;"]).joined(separator: "\n")
  }
}
