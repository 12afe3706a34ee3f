/// The numbers of a row that are hashed into its chain.
struct ChainedNumbers {
  let number, occurred, recorded, officer, submissionCounter: Int64
}

extension Hasher256 {
  /// The chain of a row behind the one whose chain is `previous`: in format 1 SHA-256(previous ‖
  /// columns ‖ commitment), in format 2 see `link`.
  ///
  /// `addTexts` writes the five texts of the row, which have so many bytes without their lengths.
  func chain(
    in format: ChainFormat, after previous: Digest, _ numbers: ChainedNumbers,
    salt: UnsafeRawBufferPointer, _ commitment: Digest, textBytes: Int,
    addTexts: (inout ChainedBytes) -> Void
  ) -> Digest {
    switch format {
    case .one:
      // Two digests, five integers, five lengths.
      digest(count: 2 * 32 + 10 * 8 + textBytes) {
        var bytes = ChainedBytes($0)
        bytes.add(previous)
        bytes.add(numbers.number)
        bytes.add(numbers.occurred)
        bytes.add(numbers.recorded)
        bytes.add(numbers.officer)
        addTexts(&bytes)
        bytes.add(numbers.submissionCounter)
        bytes.add(commitment)
      }
    case .two:
      link(
        numbers.number, numbers.recorded, after: previous,
        columns(numbers, salt: salt, textBytes: textBytes, addTexts: addTexts), commitment)
    }
  }

  /// What stands in format 2 for the columns but number and time of recording: SHA-256(salt ‖ these
  /// columns).
  func columns(
    _ numbers: ChainedNumbers, salt: UnsafeRawBufferPointer, textBytes: Int,
    addTexts: (inout ChainedBytes) -> Void
  ) -> Digest {
    // Three integers, five lengths.
    digest(count: salt.count + 8 * 8 + textBytes) {
      var bytes = ChainedBytes($0)
      bytes.add(bytes: salt)
      bytes.add(numbers.occurred)
      bytes.add(numbers.officer)
      addTexts(&bytes)
      bytes.add(numbers.submissionCounter)
    }
  }

  /// The chain of format 2: SHA-256(previous ‖ number ‖ recorded ‖ columns ‖ commitment).
  func link(
    _ number: EntryNumber, _ recorded: Int64, after previous: Digest, _ columns: Digest,
    _ commitment: Digest
  ) -> Digest {
    digest(count: 3 * 32 + 2 * 8) {
      var bytes = ChainedBytes($0)
      bytes.add(previous)
      bytes.add(number)
      bytes.add(recorded)
      bytes.add(columns)
      bytes.add(commitment)
    }
  }
}
